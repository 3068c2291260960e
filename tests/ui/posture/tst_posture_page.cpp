// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/look.h"
#include "models/posture/catalog.h"
#include "models/service/postures.h"
#include "models/service/session.h"
#include "tests/models/store/posture/posturestore.h"
#include "ui/charts/timechart.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/formfield.h"
#include "ui/common/tableproxy.h"
#include "ui/common/theme.h"
#include "ui/itemmodels/posturefacts.h"
#include "ui/posture/answerdialog.h"
#include "ui/posture/assetdialog.h"
#include "ui/posture/findingpanel.h"
#include "ui/posture/posturepage.h"
#include "ui/posture/riskdialog.h"
#include "ui/posture/scorecard.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace bw;
using itemmodels::PostureColumn;
using itemmodels::PostureRow;
using store::AssetKind;
using test::got;

namespace {

class FakeJob final : public service::Job
{
public:
    using Job::Job;
    [[nodiscard]] QString title() const override { return u"Measuring"_s; }
    [[nodiscard]] double progress() const override { return 0.5; }
    [[nodiscard]] bool isFinished() const override { return m_isFinished; }
    [[nodiscard]] core::Done outcome() const override { return m_outcome; }
    void cancel() override { finish(core::fail({ core::ProblemKind::Cancelled, u"called off"_s, {}, {}, {} })); }
    void finish(core::Done outcome = {})
    {
        m_outcome = std::move(outcome);
        m_isFinished = true;
        Q_EMIT finished();
    }

private:
    core::Done m_outcome;
    bool m_isFinished = false;
};

/// Notes what it was asked for; what measures goes on until the test ends it.
class FakePostures final : public service::Postures
{
public:
    [[nodiscard]] const posture::Catalog &catalog() const override { return shipped; }
    [[nodiscard]] QStringList mistakes() const override { return {}; }
    void setResolver(const service::ResolverChoice &) override { }
    service::Job *measure(const QList<service::AssetName> &assets) override
    {
        measured << assets;
        return job = new FakeJob(this);
    }
    service::Job *saveAsset(const store::Asset &asset) override
    {
        saved << asset;
        return done();
    }
    service::Job *removeAsset(AssetKind, const QString &) override { return done(); }
    service::Job *acceptRisk(const store::AcceptedRisk &risk) override
    {
        accepted << risk;
        return done();
    }
    service::Job *withdrawRisk(const QString &, const QString &) override { return done(); }
    service::Job *answer(const store::Answer &answer, const QString &) override
    {
        answers << answer;
        return done();
    }

    posture::Catalog shipped = posture::Catalog::load(posture::Catalog::shippedFiles()).catalog;
    QList<QList<service::AssetName>> measured;
    QList<store::Asset> saved;
    QList<store::AcceptedRisk> accepted;
    QList<store::Answer> answers;
    QPointer<FakeJob> job;

private:
    service::Job *done()
    {
        auto *one = new FakeJob(this);
        one->finish();
        return one;
    }
};

/// A window in small: the page, and its side panel beside it.
class FakeNavigator final : public QWidget, public ui::Navigator
{
public:
    FakeNavigator()
    {
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
    }
    void openPage(const QString &, const store::Filter &, const QVariantMap &) override { }
    void openMessage(qint64) override { }
    void openLogin(const QString &) override { }
    void changeFilter(const store::Filter &) override { }
    void zoomTo(const core::TimeRange &) override { }
    void zoomBack() override { }
    void showWholeRange() override { }
    void openSidePanel(QWidget *opened) override
    {
        closeSidePanel();
        panel = opened;
        panel->setFixedWidth(376);
        layout()->addWidget(panel);
    }
    void closeSidePanel() override { delete panel; }
    void trigger(const QString &) override { }
    void importLogs(const QStringList &) override { }
    void afterUnsaved(std::function<void()> go) override { go(); }
    void say(const QString &) override { }
    QPointer<QWidget> panel;
};

constexpr core::UtcMicros today = 1'795'600'800'000'000; // 2026-11-25T10:00:00Z

QByteArray evidence()
{
    return R"([{"name":"spf.dns_terms","value":13,"unknown":null,"taken":"2026-11-25T09:58:12Z","how":"dig +short TXT news.example","raw":"v=spf1 include:_spf.one.example include:_spf.two.example -all","where":"192.0.2.53"},)"
           R"({"name":"spf.record","value":null,"unknown":"The server did not answer within 5 s","taken":"2026-11-25T09:58:12Z","how":"dig TXT news.example","raw":"","where":""}])";
}

} // namespace

class TestPosturePage : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::PostureStore> m;
    std::unique_ptr<service::Session> m_session;
    std::unique_ptr<FakePostures> m_postures;
    std::unique_ptr<FakeNavigator> m_window;
    posture::PosturePage *m_page = nullptr;

    template <typename Widget>
    Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    ui::DataTable *table() const { return find<ui::DataTable>(u"postureTable"_s); }
    QDialog *dialog(const QString &name) const
    {
        for (auto *one : m_window->findChildren<QDialog *>(name))
            if (one->isVisible())
                return one;
        return nullptr;
    }
    posture::FindingPanel *panel() const { return qobject_cast<posture::FindingPanel *>(m_window->panel.data()); }

    /// Rows that are findings, by the table's own order.
    QStringList shown(int column) const
    {
        QStringList texts;
        const auto *model = table()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (!model->index(row, 0).data(ui::HeadingRole).toBool())
                texts << model->index(row, column).data().toString();
        return texts;
    }
    QStringList heads() const
    {
        QStringList texts;
        const auto *model = table()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, 0).data(ui::HeadingRole).toBool())
                texts << model->index(row, 0).data().toString();
        return texts;
    }

    void look(core::UtcMicros at, const QString &asset, AssetKind kind, const QList<std::pair<QString, QString>> &says)
    {
        store::LookToKeep look = test::PostureStore::look(at, says, asset, kind);
        for (store::FindingRow &finding : look.findings) {
            finding.isMeasured = !finding.reason.contains(u"answer");
            finding.evidence = finding.isMeasured ? evidence() : QByteArray("[]");
        }
        const auto done = store::keepLook(m->store, look);
        QVERIFY2(done, done ? "" : qPrintable(done.error().oneLine()));
    }

    void fill()
    {
        const core::UtcMicros before = today - 9 * core::microsPerDay, now = today - core::microsPerHour;
        for (const QString &node : { u"mx-fr-1"_s, u"mx-fr-2"_s, u"mx-fr-3"_s })
            m->addNode(node);
        for (const core::UtcMicros at : { before, now }) {
            look(at, u"news.example"_s, AssetKind::Domain,
                { { u"BW-MSI-006"_s, u"fail high: The key of selector s1 has 1024 bits."_s }, { u"BW-DNS-003"_s, u"pass medium"_s }, { u"BW-TLS-013"_s, u"fail medium: There is no TLS-RPT record."_s },
                    { u"BW-MSI-001"_s, u"pass critical"_s }, { u"BW-TLS-010"_s, u"not_applicable medium: It receives no mail."_s } });
            look(at, u"shop.example"_s, AssetKind::Domain,
                { { u"BW-MSI-006"_s, u"pass high"_s }, { u"BW-DNS-003"_s, u"fail medium: The zone is not signed."_s }, { u"BW-MSI-001"_s, u"pass critical"_s } });
            for (int i = 1; i <= 3; ++i)
                look(at, u"mx-fr-%1"_s.arg(i), AssetKind::Node,
                    { { u"BW-RLY-001"_s, i == 2 && at == now ? u"fail critical: Anyone can send mail to anyone through this node."_s : u"pass critical"_s }, { u"BW-TLS-002"_s, u"fail high: smtpd accepts TLSv1."_s },
                        { u"BW-RLY-009"_s, i == 3 ? u"unknown critical: main.cf could not be read."_s : u"pass critical"_s }, { u"BW-SUB-007"_s, u"pass high"_s } });
            look(at, u"organisation"_s, AssetKind::Organisation, { { u"BW-IDA-001"_s, u"unknown critical: Nobody gave an answer."_s }, { u"BW-EXP-012"_s, u"unknown high: Nobody gave an answer."_s } });
        }
    }

    void open(service::Postures *postures)
    {
        m_session = service::makeSession(m->store, [] { return std::unique_ptr<core::KeyedHasher>(); });
        m_window = std::make_unique<FakeNavigator>();
        ui::PageContext context;
        context.session = m_session.get();
        context.navigator = m_window.get();
        context.clock = &m->clock;
        m_page = new posture::PosturePage(context, postures);
        m_window->layout()->addWidget(m_page);
        m_window->resize(1060, 728); // of a window of 1280 × 800
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->answer().isEmpty(), 10'000);
    }
    void openFilled()
    {
        fill();
        open(m_postures.get());
        QTRY_VERIFY(table()->model()->rowCount() > 0);
    }
    void keep(const QString &name, QWidget *seen = nullptr) const
    {
        if (const QString folder = qEnvironmentVariable("BW_KEEP_PICTURES"); !folder.isEmpty()) {
            QTest::qWait(200);
            (seen ? seen : m_window.get())->grab().save(QDir(folder).filePath(name + u".png"_s));
        }
    }
    void openRow(const QString &control)
    {
        const auto *model = table()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, PostureColumn::Control).data().toString() == control) {
                table()->setFocus(Qt::TabFocusReason);
                table()->setCurrentIndex(model->index(row, PostureColumn::Control));
                QTest::keyClick(table(), Qt::Key_Return);
                return;
            }
        QFAIL(qPrintable(u"no row of "_s + control));
    }

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<test::PostureStore>();
        m->clock.set(today);
        m_postures = std::make_unique<FakePostures>();
    }
    void cleanup()
    {
        m_window.reset();
        m_session.reset();
    }

    void figuresAreThoseOfACount()
    {
        openFilled();
        const auto findings = got(store::listFindings(m->store));
        QSet<QString> applying, failing, unknown;
        int open = 0;
        QMap<QString, int> bySeverity;
        QList<posture::Finding> judged;
        for (const store::FindingRow &row : findings) {
            judged << assessment::findingOf(row);
            if (row.verdict != u"not_applicable")
                applying << row.control;
            if (row.verdict == u"fail") {
                failing << row.control;
                ++bySeverity[row.severity];
            }
            if (row.verdict == u"unknown") {
                unknown << row.control;
                ++bySeverity[u"unknown"_s];
            }
            open += row.verdict == u"fail" || row.verdict == u"unknown";
        }
        unknown -= failing;
        QCOMPARE(int(shown(PostureColumn::Control).size()), open);
        QCOMPARE(heads(), (QStringList { u"Critical (%1)"_s.arg(bySeverity[u"critical"_s]), u"High (%1)"_s.arg(bySeverity[u"high"_s]), u"Medium (%1)"_s.arg(bySeverity[u"medium"_s]), u"Unknown (%1)"_s.arg(bySeverity[u"unknown"_s]) }));
        QCOMPARE(m_page->answer(), u"%1 of %2 controls fail, %3 are unknown"_s.arg(failing.size()).arg(applying.size()).arg(unknown.size()));
        const posture::Score score = posture::scoreOf(judged);
        QVERIFY(score.score && score.low < score.high);
        QCOMPARE(find<QLabel>(u"scoreFigure"_s)->text(), QString::number(*score.score));
        QVERIFY(find<QLabel>(u"scoreRange"_s)->text().contains(u"%1–%2"_s.arg(score.low).arg(score.high)));
        QVERIFY2(find<QLabel>(u"scoreMoved"_s)->text().contains(u"BW-RLY-001 fails on mx-fr-2"), qPrintable(find<QLabel>(u"scoreMoved"_s)->text()));
        // Worst first, and titles of the catalog.
        QCOMPARE(shown(PostureColumn::Control).first(), u"BW-RLY-001"_s);
        QCOMPARE(shown(PostureColumn::Good).first(), m_postures->shipped.find(u"BW-RLY-001"_s)->title);
        // The trend has the two days that were measured, and gaps for the others.
        const auto &trend = find<charts::TimeChart>(u"scoreTrendChart"_s)->data();
        QCOMPARE(std::ranges::count_if(trend.coverage, [](double heard) { return heard > 0; }), 2);
        QCOMPARE(trend.series.front().values[std::size_t(trend.count() - 1)], double(*score.score));
        keep(u"posture-light"_s);
    }

    void areasAddUp()
    {
        openFilled();
        int pass = 0, all = 0;
        for (const QString &name : { u"areaButton"_s })
            for (const auto *button : m_window->findChildren<posture::AreaButton *>(name)) {
                const auto figures = button->accessibleName().split(u": "_s).last().split(u' ');
                pass += figures.first().toInt();
                ++all;
            }
        QSet<QString> applying, notPassing;
        for (const store::FindingRow &row : got(store::listFindings(m->store))) {
            if (row.verdict != u"not_applicable")
                applying << row.control;
            if (row.verdict == u"fail" || row.verdict == u"unknown")
                notPassing << row.control;
        }
        QVERIFY(all > 3);
        QCOMPARE(pass, int(applying.size() - notPassing.size()));
        // One area alone, and all again.
        const auto buttons = m_window->findChildren<posture::AreaButton *>();
        auto *tls = *std::ranges::find_if(buttons, [](const auto *one) { return one->property("area") == u"transport TLS"_s; });
        tls->click();
        const QStringList controls = shown(PostureColumn::Control);
        QVERIFY(!controls.isEmpty() && std::ranges::all_of(controls, [](const QString &id) { return id.startsWith(u"BW-TLS-"); }));
    }

    void aFrameworkGroupsByItsRequirements()
    {
        openFilled();
        m_page->restoreState({ { u"show"_s, u"open"_s }, { u"framework"_s, u"cis_v8_1"_s }, { u"group"_s, u"framework"_s } });
        int rows = 0;
        QSet<QString> requirements;
        for (const store::FindingRow &row : got(store::listFindings(m->store)))
            if (row.verdict == u"fail" || row.verdict == u"unknown")
                for (const QString &requirement : m_postures->shipped.find(row.control)->mappings.value(u"cis_v8_1"_s)) {
                    ++rows;
                    requirements << requirement;
                }
        QVERIFY(rows > 0);
        QCOMPARE(int(shown(0).size()), rows);
        QCOMPARE(heads().size(), requirements.size());
        for (const QString &head : heads())
            QVERIFY2(requirements.contains(head.section(u" ("_s, 0, 0)), qPrintable(head));
        keep(u"posture-framework"_s);
    }

    void targetsAndKindsOfFindings()
    {
        openFilled();
        m_page->restoreState({ { u"kind"_s, u"node"_s } });
        QVERIFY(std::ranges::all_of(shown(PostureColumn::Target), [](const QString &target) { return target.startsWith(u"mx-"); }));
        QCOMPARE(int(shown(0).size()), 5);
        m_page->restoreState({ { u"show"_s, u"new"_s } });
        QCOMPARE(shown(PostureColumn::Control), QStringList { u"BW-RLY-001"_s });
        m_page->restoreState({ { u"show"_s, u"unknown"_s } });
        QCOMPARE(int(shown(0).size()), 3);
        QVERIFY(shown(PostureColumn::OpenFor).contains(u"no answer"_s));
    }

    void acceptedRisksAreNotOpen()
    {
        fill();
        QVERIFY(store::acceptRisk(m->store, { u"BW-TLS-002"_s, u"*"_s, u"Ann"_s, u"old printers"_s, today + core::microsPerDay, 0 }, m->clock));
        QVERIFY(store::acceptRisk(m->store, { u"BW-MSI-006"_s, u"news.example"_s, u"Ann"_s, u"soon"_s, today + 1, 0 }, m->clock));
        m->clock.set(today + core::microsPerHour); // the second one has ended
        open(m_postures.get());
        QTRY_VERIFY(table()->model()->rowCount() > 0);
        QVERIFY(!shown(PostureColumn::Control).contains(u"BW-TLS-002"_s));
        QVERIFY(shown(PostureColumn::Control).contains(u"BW-MSI-006"_s));
        m_page->restoreState({ { u"show"_s, u"accepted"_s } });
        QCOMPARE(shown(PostureColumn::Control), QStringList(3, u"BW-TLS-002"_s));
    }

    void aFindingTellsItsEvidence()
    {
        openFilled();
        openRow(u"BW-MSI-006"_s);
        QTRY_VERIFY(panel());
        QVERIFY(find<QLabel>(u"findingReason"_s)->text().contains(u"1024 bits"));
        QStringList texts;
        for (const auto *box : panel()->findChildren<QPlainTextEdit *>(u"evidenceText"_s))
            texts << box->toPlainText();
        QVERIFY(texts.contains(u"dig +short TXT news.example"_s));
        QVERIFY(texts.contains(u"v=spf1 include:_spf.one.example include:_spf.two.example -all"_s));
        keep(u"posture-evidence"_s);
        for (int tab = 1; tab < 5; ++tab) {
            panel()->setTab(tab);
            keep(u"posture-tab%1"_s.arg(tab));
        }
        QTRY_VERIFY(std::ranges::any_of(panel()->findChildren<QLabel *>(), [](const QLabel *label) { return label->text().startsWith(u"First failed Mon 16 Nov 2026"); }));
        table()->setFocus(Qt::TabFocusReason);
        // Down goes through all findings, the worst first; on the head of a group the panel stays as it is.
        table()->setCurrentIndex(table()->model()->index(0, PostureColumn::Control));
        QStringList walked;
        for (int row = 1; row < table()->model()->rowCount(); ++row) {
            QTest::keyClick(table(), Qt::Key_Down);
            QCOMPARE(table()->currentIndex().row(), row);
            if (!table()->model()->index(row, 0).data(ui::HeadingRole).toBool())
                walked << panel()->control();
        }
        QCOMPARE(walked, shown(PostureColumn::Control));
    }

    void aRiskNeedsOwnerReasonAndADay()
    {
        openFilled();
        openRow(u"BW-RLY-001"_s);
        QTRY_VERIFY(panel());
        find<QPushButton>(u"acceptRiskButton"_s)->click();
        QDialog *asked = dialog(u"riskDialog"_s);
        QVERIFY(asked);
        auto *save = asked->findChild<QPushButton *>(u"saveRiskButton"_s);
        save->setFocus(Qt::TabFocusReason);
        save->click();
        QVERIFY(asked->isVisible());
        QVERIFY(asked->findChild<QLineEdit *>(u"riskOwnerLineEdit"_s) == asked->focusWidget()); // the first wrong one
        keep(u"posture-risk"_s, asked);
        asked->findChild<QLineEdit *>(u"riskOwnerLineEdit"_s)->setText(u"Ann"_s);
        asked->findChild<QPlainTextEdit *>(u"riskReasonText"_s)->setPlainText(u"moves on Friday"_s);
        auto *until = asked->findChild<QDateEdit *>(u"riskUntilDateEdit"_s);
        for (const QDate &wrong : { QDate(2026, 11, 25), QDate(2028, 11, 26) }) {
            until->setDate(wrong);
            save->click();
            QVERIFY(asked->isVisible());
            QVERIFY(m_postures->accepted.isEmpty());
        }
        until->setDate(QDate(2028, 11, 25));
        save->click();
        QCOMPARE(m_postures->accepted.size(), 1);
        QCOMPARE(m_postures->accepted.first().asset, u"mx-fr-2"_s);
        QCOMPARE(m_postures->accepted.first().owner, u"Ann"_s);
        QVERIFY(m_postures->accepted.first().until > today);
    }

    void questionsAreAskedByTheirShape()
    {
        openFilled();
        const posture::Control *control = m_postures->shipped.find(u"BW-IDA-001"_s);
        QVERIFY(control && !control->questions.isEmpty());
        openRow(control->id);
        QTRY_VERIFY(panel());
        find<QPushButton>(u"answerButton"_s)->click();
        QDialog *asked = dialog(u"answerDialog"_s);
        QVERIFY(asked);
        keep(u"posture-answer"_s, asked);
        QString truth;
        for (const posture::Question &question : control->questions) {
            auto *field = asked->findChild<QWidget *>(u"question_"_s + question.name);
            QVERIFY(field);
            QCOMPARE(qobject_cast<QComboBox *>(field) != nullptr, question.shape.type == posture::Type::Truth);
            if (auto *box = qobject_cast<QComboBox *>(field); box && truth.isEmpty()) {
                QCOMPARE(box->currentText(), u"unknown"_s); // never guessed
                box->setCurrentIndex(1);
                truth = question.name;
            }
        }
        auto *save = asked->findChild<QPushButton *>(u"saveAnswerButton"_s);
        save->click();
        QVERIFY(m_postures->answers.isEmpty()); // nobody's answer
        asked->findChild<QLineEdit *>(u"answerOwnerLineEdit"_s)->setText(u"Ann"_s);
        save->click();
        QCOMPARE(m_postures->answers.size(), 1);
        const QJsonObject values = QJsonDocument::fromJson(m_postures->answers.first().values).object();
        QCOMPARE(values.size(), truth.isEmpty() ? 0 : 1); // what was left open is not there
        const auto goodFor = core::UtcMicros(control->answersGoodFor) * core::microsPerSecond;
        QVERIFY(qAbs(m_postures->answers.first().reviewAt - today - goodFor) <= core::microsPerDay);
    }

    void theFirstDomainIsTyped()
    {
        open(m_postures.get());
        auto *edit = find<QLineEdit>(u"firstDomainLineEdit"_s);
        QTRY_VERIFY(edit && edit->isVisible());
        keep(u"posture-empty"_s);
        QTest::keyClicks(edit, u"not a domain"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(m_postures->saved.isEmpty());
        edit->clear();
        QTest::keyClicks(edit, u"https://Example.ORG/shop"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_postures->saved, (QList<store::Asset> { { AssetKind::Domain, u"example.org"_s, true, {} } }));
        QCOMPARE(m_postures->measured, (QList<QList<service::AssetName>> { { { AssetKind::Domain, u"example.org"_s } } }));
        QVERIFY(!find<QPushButton>(u"firstMeasureButton"_s)->isEnabled());
        look(today, u"example.org"_s, AssetKind::Domain, { { u"BW-MSI-001"_s, u"fail critical: There is no SPF record."_s } });
        m_postures->job->finish();
        QTRY_COMPARE(m_page->answer(), u"1 of 1 controls fail, 0 are unknown"_s);
    }

    void measuringIsCalledOff()
    {
        openFilled();
        find<QPushButton>(u"measureButton"_s)->click();
        QCOMPARE(m_postures->measured, (QList<QList<service::AssetName>> { {} }));
        auto *cancel = find<QPushButton>(u"cancelMeasureButton"_s);
        QVERIFY(cancel->isVisible());
        QVERIFY(!find<QPushButton>(u"measureButton"_s)->isEnabled());
        keep(u"posture-measuring"_s);
        cancel->click();
        QVERIFY(!cancel->isVisible());
        QVERIFY(find<QPushButton>(u"measureButton"_s)->isEnabled());
    }

    void whatIsSaidOfADomainIsKept()
    {
        open(m_postures.get());
        find<QPushButton>(u"addAssetButton"_s)->click();
        QDialog *asked = dialog(u"assetDialog"_s);
        QVERIFY(asked);
        auto *save = asked->findChild<QPushButton *>(u"saveAssetButton"_s);
        save->click();
        QVERIFY(m_postures->saved.isEmpty());
        keep(u"posture-add"_s, asked);
        asked->findChild<QLineEdit *>(u"assetNameLineEdit"_s)->setText(u"example.org"_s);
        asked->findChild<QLineEdit *>(u"assetSelectorsLineEdit"_s)->setText(u"s1, s2,"_s);
        asked->findChild<QComboBox *>(u"assetReceivesComboBox"_s)->setCurrentIndex(2);
        QVERIFY(!asked->findChild<QCheckBox *>(u"assetBlocklistsCheckBox"_s)->isChecked()); // off unless chosen
        save->click();
        QCOMPARE(m_postures->saved.size(), 1);
        const QJsonObject options = QJsonDocument::fromJson(m_postures->saved.first().options).object();
        QCOMPARE(options, QJsonDocument::fromJson(R"({"receives":false,"selectors":["s1","s2"]})").object());
    }

    void whatCannotBeDoneSaysWhy()
    {
        fill();
        open(nullptr);
        QTRY_VERIFY(table()->model()->rowCount() > 0);
        for (const QString &name : { u"measureButton"_s, u"addAssetButton"_s }) {
            QVERIFY(!find<QPushButton>(name)->isEnabled());
            QCOMPARE(find<QPushButton>(name)->toolTip(), u"Measuring is not available here."_s);
        }
    }

    void whatCannotBeReadIsToldSo()
    {
        fill();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"meddle"_s);
            database.setDatabaseName(m->path());
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(u"ALTER TABLE look RENAME TO gone_look"_s));
        }
        QSqlDatabase::removeDatabase(u"meddle"_s);
        open(m_postures.get());
        QTRY_COMPARE(m_page->answer(), u"Not known: the findings could not be read"_s);
        QVERIFY(find<QWidget>(u"pageProblemView"_s)->isVisible());
        keep(u"posture-error"_s);
    }

    void keysReachEverything()
    {
        openFilled();
        find<QPushButton>(u"addAssetButton"_s)->setFocus(Qt::TabFocusReason);
        QStringList reached;
        for (int i = 0; i < 60; ++i) {
            const QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus);
            if (reached.size() > 1 && focus->objectName() == u"addAssetButton")
                break;
            QVERIFY2(!focus->accessibleName().isEmpty() || qobject_cast<const QAbstractButton *>(focus), qPrintable(focus->objectName() + QLatin1String(focus->metaObject()->className())));
            reached << focus->objectName();
            QTest::keyClick(const_cast<QWidget *>(focus), Qt::Key_Tab);
        }
        for (const QString &name : { u"measureButton"_s, u"areaButton"_s, u"targetChip"_s, u"showChip"_s, u"frameworkChip"_s, u"groupChip"_s, u"postureTable"_s })
            QVERIFY2(reached.contains(name), qPrintable(name + u" is not among "_s + reached.join(u' ')));
        QVERIFY(reached.indexOf(u"targetChip"_s) < reached.indexOf(u"postureTable"_s));
        // Cells say a sentence.
        const QModelIndex first = table()->model()->index(1, 0);
        QVERIFY2(first.data(Qt::AccessibleTextRole).toString().contains(u"BW-RLY-001"), qPrintable(first.data(Qt::AccessibleTextRole).toString()));
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QSize>("size");
        QTest::newRow("dark") << true << QSize(1060, 728);
        QTest::newRow("small") << false << QSize(976, 628);
    }
    void pictures()
    {
        QFETCH(bool, isDark);
        QFETCH(QSize, size);
        openFilled();
        ui::Theme::current()->setLook(isDark ? ui::Look::Dark : ui::Look::Light);
        m_window->resize(size);
        openRow(u"BW-MSI-006"_s);
        QTRY_VERIFY(panel());
        keep(u"posture-"_s + QLatin1String(QTest::currentDataTag()));
        ui::Theme::current()->setLook(ui::Look::Light);
        // Nothing is asked for more room than there is.
        QVERIFY2(m_page->minimumSizeHint().width() <= size.width() - 376, qPrintable(QString::number(m_page->minimumSizeHint().width())));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ui::Theme theme(application, ui::Look::Light);
    TestPosturePage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_posture_page.moc"
