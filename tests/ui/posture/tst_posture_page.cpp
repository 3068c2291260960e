// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/posture/frameworks.h"
#include "tests/ui/posture/posturepages.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace bw;
using itemmodels::PostureColumn;
using store::AssetKind;
using test::FakePostures;
using test::got;
using test::today;

/// What the page shows.
class TestPosturePage : public QObject, private test::PosturePages
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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
        // None covers another, and none goes beyond its card: as wide, as narrow.
        for (const int width : { 1060, 640, 584 }) {
            m_window->resize(width, 700);
            QTRY_COMPARE(m_page->width(), width);
            const auto placed = m_window->findChildren<posture::AreaButton *>();
            const auto *moved = find<QLabel>(u"scoreMoved"_s);
            QTRY_VERIFY(moved->height() >= moved->heightForWidth(moved->width()));
            for (qsizetype i = 0; i < placed.size(); ++i) {
                QTRY_COMPARE(placed[i]->visibleRegion().boundingRect(), placed[i]->rect());
                for (qsizetype k = 0; k < i; ++k)
                    QVERIFY(!placed[i]->geometry().intersects(placed[k]->geometry()));
            }
        }
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
        QSet<QString> titles;
        for (const store::FindingRow &row : got(store::listFindings(m->store)))
            if (row.verdict == u"fail" || row.verdict == u"unknown")
                for (const QString &group : posture::groupsOf(m_postures->shipped, *m_postures->shipped.find(row.control), { u"cis_v8_1"_s, {} })) {
                    ++rows;
                    titles << posture::titleOfGroup(m_postures->shipped, u"cis_v8_1"_s, group);
                }
        QVERIFY(rows > 0 && titles.contains(u"4 Secure settings"_s));
        QCOMPARE(int(shown(0).size()), rows);
        QCOMPARE(heads().size(), titles.size());
        for (const QString &head : heads())
            QVERIFY2(titles.contains(head.section(u" ("_s, 0, 0)), qPrintable(head));
        keep(u"posture-framework"_s);
        // One part of it alone, as it is kept over a restart.
        m_page->restoreState({ { u"show"_s, u"open"_s }, { u"framework"_s, u"cis_v8_1"_s }, { u"requirement"_s, u"4"_s }, { u"group"_s, u"framework"_s } });
        QCOMPARE(heads().size(), 1);
        QVERIFY2(heads().first().startsWith(u"4 Secure settings"_s), qPrintable(heads().first()));
        QVERIFY(find<ui::Chip>(u"requirementChip"_s)->isVisible());
        QCOMPARE(m_page->saveState().value(u"requirement"_s).toString(), u"4"_s);
        m_page->restoreState({ { u"show"_s, u"open"_s } });
        QVERIFY(!find<ui::Chip>(u"requirementChip"_s)->isVisible());
    }

    /// The command line or the collector looked: it is seen, and who reads a finding goes on reading it.
    void whatOthersWriteIsSeen()
    {
        openFilled();
        openRow(u"BW-MSI-006"_s);
        QTRY_VERIFY(panel());
        panel()->setTab(2);
        const QString chosen = table()->model()->index(table()->currentIndex().row(), PostureColumn::Control).data().toString();
        QCOMPARE(chosen, u"BW-MSI-006"_s);
        auto *timer = m_page->findChild<QTimer *>(u"storeWatchTimer"_s);
        QVERIFY(timer && timer->isActive());
        look(today - 60 * core::microsPerSecond, u"shop.example"_s, AssetKind::Domain,
            { { u"BW-MSI-006"_s, u"pass high"_s }, { u"BW-DNS-003"_s, u"fail medium: The zone is not signed."_s }, { u"BW-MSI-001"_s, u"fail critical: Anyone may send."_s } });
        QVERIFY(!shown(PostureColumn::Control).contains(u"BW-MSI-001"_s));
        timer->start(20);
        QTRY_VERIFY(shown(PostureColumn::Control).contains(u"BW-MSI-001"_s));
        QCOMPARE(panel()->control(), u"BW-MSI-006"_s);
        QCOMPARE(panel()->tab(), 2);
        QTRY_COMPARE(table()->model()->index(table()->currentIndex().row(), PostureColumn::Control).data().toString(), chosen);
    }

    /// A remedy has the names of its target, as far as they are known, and says what to put for the others.
    void aRemedyNamesItsTarget()
    {
        fill();
        store::LookToKeep fix = test::PostureStore::look(today - core::microsPerHour, { { u"BW-TLS-010"_s, u"fail high: There is no policy."_s } }, u"fix.example"_s, AssetKind::Domain);
        fix.evidence = { { u"mx"_s, today - core::microsPerHour, R"({"record":{"hosts":[{"name":"mx1.fix.example","preference":10}]},"sources":{}})" } };
        QVERIFY(store::keepLook(m->store, fix));
        open(m_postures.get());
        QTRY_VERIFY(table()->model()->rowCount() > 0);
        openRow(u"BW-TLS-010"_s);
        QTRY_VERIFY(panel());
        panel()->setTab(2);
        const auto texts = [this] {
            QString all;
            for (const auto *box : panel()->findChildren<QPlainTextEdit *>(u"evidenceText"_s))
                all += box->toPlainText() + u'\n';
            for (const auto *label : panel()->findChildren<QLabel *>())
                all += label->text() + u'\n';
            return all;
        };
        QTRY_VERIFY2(texts().contains(u"mx: mx1.fix.example"), qPrintable(texts()));
        QVERIFY(texts().contains(u"mta-sts.fix.example"));
        QVERIFY(texts().contains(u"<second-mail-server>: the full name of a second mail server"));
        QVERIFY(!texts().contains(u"{{"));
        keep(u"posture-fix"_s);
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
