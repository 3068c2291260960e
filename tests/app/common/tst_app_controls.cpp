// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/controlfiles.h"
#include "app/common/language.h"
#include "app/common/paths.h"

#include "tests/support/workfolder.h"

#include <QFile>
#include <QTest>

#include <sys/stat.h>

using namespace bw;
using namespace bw::test;
using namespace Qt::StringLiterals;

/// The catalog of a desk: shipped, in the language in force, with the organisation's own file.
class TestAppControls final : public QObject
{
    Q_OBJECT

    std::unique_ptr<WorkFolder> m_folder;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<WorkFolder>();
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->path(u"config"_s)));
        app::installLanguage(*QCoreApplication::instance(), u"en"_s);
    }

    void speaksTheLanguageInForce()
    {
        QCOMPARE(app::languageInForce(), u"en"_s);
        QCOMPARE(app::loadCatalog()->catalog.find(u"BW-DNS-006"_s)->title, u"No dangling records"_s);
        app::installLanguage(*QCoreApplication::instance(), u"de"_s);
        QCOMPARE(app::languageInForce(), u"de"_s);
        const auto german = app::loadCatalog();
        QVERIFY(german && german->mistakes.isEmpty());
        QCOMPARE(german->catalog.find(u"BW-DNS-006"_s)->title, u"Keine Einträge, die ins Leere führen"_s);
        QCOMPARE(german->catalog.titleOfArea(u"transport TLS"_s), u"TLS unterwegs"_s);
        QCOMPARE(posture::titleOfWay(u"dns lookup"_s), u"DNS-Abfrage"_s);
    }

    void theOwnFileStandsBesideTheSettings()
    {
        QCOMPARE(app::loadCatalog()->catalog.controls.size(), 138);
        m_folder->write(u"config/breakwater/controls.json"_s, R"({ "disable": [ { "control": "BW-DNS-006", "reason": "r" } ] })");
        m_folder->write(u"other.json"_s, R"({ "disable": [ { "control": "BW-DNS-005", "reason": "r" }, { "control": "BW-DNS-999", "reason": "r" } ] })");
        QCOMPARE(app::loadCatalog()->catalog.disabled.keys(), QStringList { u"BW-DNS-006"_s });
        const auto named = app::loadCatalog(m_folder->path(u"other.json"_s));
        QCOMPARE(named->catalog.disabled.keys(), QStringList { u"BW-DNS-005"_s });
        QCOMPARE(named->mistakes.size(), 1);
        QVERIFY(named->mistakes.first().oneLine().startsWith(m_folder->path(u"other.json"_s) + u":1:"_s));
    }

    /// Never the shipped ones alone where an own file was meant: what it excepts and disables would come back unseen.
    void whatCannotBeReadIsNoCatalog()
    {
        QVERIFY(!app::loadCatalog(m_folder->path(u"none.json"_s)));
        m_folder->write(u"big.json"_s, QByteArray(app::mostControlBytes + 1, ' '));
        QCOMPARE(app::loadCatalog(m_folder->path(u"big.json"_s)).error().kind, core::ProblemKind::TooLarge);
        QVERIFY(::mkfifo(QFile::encodeName(m_folder->path(u"pipe"_s)).constData(), 0600) == 0);
        QVERIFY(!app::loadCatalog(m_folder->path(u"pipe"_s)));
        m_folder->write(u"config/breakwater/x"_s, "");
        QVERIFY(QFile::link(m_folder->path(u"none.json"_s), app::ownControlsPath()));
        QVERIFY(!app::loadCatalog());
    }
};

QTEST_GUILESS_MAIN(TestAppControls)
#include "tst_app_controls.moc"
