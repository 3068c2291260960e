// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/comparison.h"

#include "tests/support/program.h"
#include "tests/support/workfolder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw::fleet;

class TestFleetComparison final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static Snapshot of(const QByteArray &settings, const QByteArray &services = {})
    {
        Snapshot snapshot;
        snapshot.sections = { { u"postfix.defaults"_s, SectionKind::Settings, "smtpd_tls_security_level =\nmessage_size_limit = 10240000\n", {}, false },
            { u"postfix.services"_s, SectionKind::Services, services, {}, false }, { u"postfix.settings"_s, SectionKind::Settings, settings, {}, false } };
        return snapshot;
    }

private Q_SLOTS:
    void findsEachKind()
    {
        const Comparison found = compare(of("a = 1\nb = 2\nc = 3\nsmtpd_tls_security_level = may\n"), of("a = 1\nc = 4\nd = 5\nsmtpd_tls_security_level = encrypt\n"));
        const QList<Change> expected {
            { u"postfix.settings"_s, u"b"_s, ChangeKind::Removed, u"2"_s, {}, {} },
            { u"postfix.settings"_s, u"c"_s, ChangeKind::Changed, u"3"_s, u"4"_s, {} },
            { u"postfix.settings"_s, u"d"_s, ChangeKind::Added, {}, u"5"_s, {} },
            { u"postfix.settings"_s, u"smtpd_tls_security_level"_s, ChangeKind::Changed, u"may"_s, u"encrypt"_s, {} },
        };
        QCOMPARE(found.changes, expected);
        QCOMPARE(found.same, 1);
        QVERIFY2(inWords(found.changes.at(3)).contains(u"was may and is now encrypt"_s), qPrintable(inWords(found.changes.at(3))));
    }

    void knowsTheDefault()
    {
        const Comparison found = compare(of("message_size_limit = 20000\n"), of(""));
        QCOMPARE(found.changes.size(), 1);
        QCOMPARE(found.changes.front().productDefault, u"10240000"_s);
    }

    void spelling_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<bool>("isSpelling");
        QTest::newRow("case of yes") << QByteArray("biff = yes") << QByteArray("biff = Yes") << true;
        QTest::newRow("commas") << QByteArray("mydestination = a, b") << QByteArray("mydestination = a b") << true;
        QTest::newRow("order of a set") << QByteArray("mynetworks = 127.0.0.0/8 10.0.0.0/8") << QByteArray("mynetworks = 10.0.0.0/8 127.0.0.0/8") << true;
        QTest::newRow("order of restrictions") << QByteArray("smtpd_relay_restrictions = permit_mynetworks, reject") << QByteArray("smtpd_relay_restrictions = reject, permit_mynetworks") << false;
        QTest::newRow("time") << QByteArray("maximal_backoff_time = 1h") << QByteArray("maximal_backoff_time = 3600s") << true;
        QTest::newRow("other time") << QByteArray("maximal_backoff_time = 1h") << QByteArray("maximal_backoff_time = 1m") << false;
        QTest::newRow("case of a name") << QByteArray("myhostname = MX1") << QByteArray("myhostname = mx1") << false;
        QTest::newRow("wider network") << QByteArray("mynetworks = 127.0.0.0/8") << QByteArray("mynetworks = 0.0.0.0/0") << false;
    }
    void spelling()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(bool, isSpelling);
        const Comparison found = compare(of(before), of(after));
        QCOMPARE(found.changes.size(), 1);
        QCOMPARE(found.changes.front().kind == ChangeKind::Spelling, isSpelling);
    }

    void orderOfSettingsIsNoChange()
    {
        QVERIFY(compare(of("a = 1\nb = 2\n"), of("b = 2\na = 1\n")).changes.isEmpty());
    }

    void services()
    {
        const QByteArray before = "smtp inet n - n - - smtpd\n    -o smtpd_tls_security_level=may\nqmgr unix n - n 300 1 qmgr\n";
        const QByteArray after = "smtp inet n - n - 50 smtpd\n    -o smtpd_tls_security_level=encrypt\n    -o syslog_name=postfix/x\nqmgr unix n - n 300 1 qmgr\n"
                                 "587 inet n - n - - smtpd\n";
        const Comparison found = compare(of("", before), of("", after));
        QStringList names;
        for (const Change &change : found.changes)
            names << change.name;
        QCOMPARE(names, (QStringList { u"587/inet"_s, u"smtp/inet"_s, u"smtp/inet smtpd_tls_security_level"_s, u"smtp/inet syslog_name"_s }));
        QCOMPARE(found.same, 1);
    }

    void whatCannotBeReadAnyMoreIsNoRemoval()
    {
        Snapshot after = of("a = 1");
        after.sections[2] = { u"postfix.settings"_s, SectionKind::Settings, {}, u"permission denied"_s, false };
        const Comparison found = compare(of("a = 1"), after);
        QCOMPARE(found.changes.size(), 1);
        QCOMPARE(found.changes.front().kind, ChangeKind::NowUnreadable);
    }

    /// A snapshot of before a question was asked does not make its answer a change; nor is a fix that came out one of the node.
    void whatIsAskedAnewIsNoChange()
    {
        Snapshot before, after;
        after.sections = { { u"host.packages"_s, SectionKind::Settings, "postfix = 3.7.11\n", {}, false }, { u"host.volume"_s, SectionKind::Lines, {}, u"not found"_s, false }, { u"postfix.secrets"_s, SectionKind::Lines, "600 root root tls key /x\n", {}, false },
            { u"host.fixes"_s, SectionKind::Settings, "postfix = none\n", {}, false } };
        QVERIFY(compare(before, after).changes.isEmpty() && compare(after, before).changes.isEmpty());
        QCOMPARE(unifiedDiff(before, after), QString());
        before = after;
        after.sections[0].text = "postfix = 3.7.12\n";
        after.sections[2].text = "644 root root tls key /x\n";
        after.sections[3].text = "postfix = 3.7.13\n";
        QStringList changed;
        for (const Change &change : compare(before, after).changes)
            changed << change.section;
        QCOMPARE(changed, (QStringList { u"host.packages"_s, u"postfix.secrets"_s, u"postfix.secrets"_s }));
        // A companion that was installed is one.
        after = before;
        after.sections.append({ u"dovecot.settings"_s, SectionKind::Settings, "ssl = yes\n", {}, false });
        QCOMPARE(compare(before, after).changes.size(), 1);
    }

    void foldedValuesAreOne()
    {
        QCOMPARE(settingsOf("a = 1\n  2\n\t3\n# no\nb =\n"), (QList<Setting> { { u"a"_s, u"1 2 3"_s }, { u"b"_s, u""_s } }));
    }

    /// diff(1) and patch(1) are the measure.
    void unifiedDiffCanBeApplied()
    {
        const QString patch = u"/usr/bin/patch"_s;
        QByteArray before, after;
        for (int i = 0; i < 60; ++i) {
            before += "setting" + QByteArray::number(i) + " = " + QByteArray::number(i) + '\n';
            if (i != 7 && i != 41)
                after += "setting" + QByteArray::number(i) + " = " + QByteArray::number(i == 20 ? 99 : i) + '\n';
            if (i == 50)
                after += "new = 1\nnewer = 2\n";
        }
        const QString diff = unifiedDiff(of(before), of(after));
        QVERIFY(diff.startsWith(u"--- a/postfix.settings\n+++ b/postfix.settings\n@@ -5,7 +5,6 @@\n"_s));
        QCOMPARE(diff.count(u"@@ -"_s), 4);
        if (!bw::test::whyNotHere({ patch }, false).isEmpty())
            QSKIP("patch(1) is not installed: the hunks were only counted");
        bw::test::WorkFolder folder;
        folder.write(u"postfix.settings"_s, before);
        const auto ran = bw::test::runProgram(patch, { u"-d"_s, folder.path(), u"-p1"_s, u"--fuzz=0"_s }, diff.toUtf8());
        QVERIFY2(ran.exitCode == 0, (ran.out + ran.err).constData());
        QCOMPARE(bw::test::contentOf(folder.path(u"postfix.settings"_s)), after);
        QVERIFY(unifiedDiff(of(before), of(before)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFleetComparison)
#include "tst_fleet_comparison.moc"
