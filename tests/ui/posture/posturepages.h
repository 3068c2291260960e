// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assessment/look.h"
#include "models/posture/catalog.h"
#include "models/service/postures.h"
#include "models/service/session.h"
#include "tests/models/store/posture/posturestore.h"
#include "ui/charts/timechart.h"
#include "ui/common/chip.h"
#include "ui/common/datatable.h"
#include "ui/common/formfield.h"
#include "ui/common/messagebox.h"
#include "ui/common/tableproxy.h"
#include "ui/common/theme.h"
#include "ui/itemmodels/posturefacts.h"
#include "ui/posture/answerdialog.h"
#include "ui/posture/assetdialog.h"
#include "ui/posture/findingpanel.h"
#include "ui/posture/posturepage.h"
#include "ui/posture/riskdialog.h"
#include "ui/posture/scorecard.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <algorithm>
#include <memory>

namespace bw::test {

using namespace Qt::StringLiterals;
using itemmodels::PostureColumn;
using store::AssetKind;

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
        if (!storeIsBusy)
            return done();
        return saving = new FakeJob(this);
    }
    service::Job *removeAsset(AssetKind kind, const QString &name) override
    {
        removed << service::AssetName { kind, name };
        return done();
    }
    service::Job *acceptRisk(const store::AcceptedRisk &risk) override
    {
        accepted << risk;
        return done();
    }
    service::Job *withdrawRisk(const QString &control, const QString &asset) override
    {
        withdrawn << control + u" on "_s + asset;
        return done();
    }
    service::Job *answer(const store::Answer &answer, const QString &attachment) override
    {
        answers << answer;
        attached << attachment;
        return done();
    }

    posture::Catalog shipped = posture::Catalog::load(posture::Catalog::shippedFiles()).catalog;
    QList<QList<service::AssetName>> measured;
    QList<store::Asset> saved;
    QList<store::AcceptedRisk> accepted;
    QList<store::Answer> answers;
    QStringList attached, withdrawn;
    QList<service::AssetName> removed;
    QPointer<FakeJob> job, saving;
    bool storeIsBusy = false; ///< saving ends when the test ends it

private:
    FakeJob *done()
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

inline constexpr core::UtcMicros today = 1'795'600'800'000'000; // 2026-11-25T10:00:00Z

inline QByteArray evidence()
{
    return R"([{"name":"spf.dns_terms","value":13,"unknown":null,"taken":"2026-11-25T09:58:12Z","how":"dig +short TXT news.example","raw":"v=spf1 include:_spf.one.example include:_spf.two.example -all","where":"192.0.2.53"},)"
           R"({"name":"spf.record","value":null,"unknown":"The server did not answer within 5 s","taken":"2026-11-25T09:58:12Z","how":"dig TXT news.example","raw":"","where":""}])";
}

/// The Posture page beside its side panel, over a store of its own that is at most filled with three nodes, two domains and the organisation, measured twice. UI thread.
class PosturePages
{
protected:
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

    /// The command of the open finding's menu.
    void choose(const QString &action)
    {
        find<QPushButton>(u"findingMoreButton"_s)->click();
        auto *menu = panel()->findChild<QMenu *>(u"findingMenu"_s);
        QVERIFY(menu);
        auto *chosen = menu->findChild<QAction *>(action);
        QVERIFY2(chosen && chosen->isEnabled(), qPrintable(action));
        chosen->trigger();
        delete menu;
    }

    void begin()
    {
        m = std::make_unique<test::PostureStore>();
        m->clock.set(today);
        m_postures = std::make_unique<FakePostures>();
    }
    void end()
    {
        m_window.reset();
        m_session.reset();
    }
};

} // namespace bw::test
