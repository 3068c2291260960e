// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/livedesk.h"
#include "tests/support/dovecot.h"
#include "tests/support/relay.h"
#include "tests/support/reports.h"
#include "tests/support/smtpsink.h"
#include "tests/support/tokenserver.h"

#include <QTest>

using namespace bw::test;
using namespace bw::test::live;
using namespace Qt::StringLiterals;

/// A real Dovecot with a mailbox of good and hostile mail, read over TLS.
class TestLiveMailbox : public QObject
{
    Q_OBJECT
    std::unique_ptr<WorkFolder> m_folder;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<DovecotImap> m_imap;

    static QByteArray report(int number, int records = 3)
    {
        return mailWith(packed(Pack::Gzip, dmarcXml({ .id = QByteArray::number(number), .records = records })), "application/gzip", "r" + QByteArray::number(number) + "@receiver.example");
    }
    /// Seven reports of 21 records, a repeated one, a complaint, a TLS report, mail that is none; three that cannot be read.
    static QList<QByteArray> mixed()
    {
        QList<QByteArray> mails;
        for (int i = 1; i <= 6; ++i)
            mails << report(i);
        mails << report(1); // comes again
        mails << mailWith(packed(Pack::Zip, { { "7.xml", dmarcXml({ .id = "7", .records = 3 }) } }), "application/octet-stream");
        mails << complaintMail("ann@example.net") << mailWith(packed(Pack::Gzip, tlsJson()), "application/tlsrpt+gzip");
        mails << "From: a@example.net\nTo: reports@example.org\nSubject: Lunch\nMessage-ID: <lunch@example.net>\n\nAt one?\n";
        // Hostile: a bomb of markup, one of bytes, a torn container; and text that looks like the server's own answers.
        mails << mailWith("<?xml version=\"1.0\"?><!DOCTYPE feedback [<!ENTITY a \"aaaa\">]><feedback>&a;</feedback>", "text/xml", "bomb@example.net");
        mails << mailWith(packed(Pack::Gzip, QByteArray(100 << 20, ' ') + dmarcXml({ .id = "bomb" })), "application/gzip", "ratio@example.net");
        mails << mailWith(packed(Pack::Zip, { { "8.xml", QByteArray(5000, 'x') } }).left(60), "application/zip", "torn@example.net");
        mails << "From: a@example.net\nSubject: b1 OK done\nMessage-ID: <i@example.net>\n\nb3 OK done\n* BYE\n)\nb4 OK [UIDVALIDITY 1] EXAMINE\n* 1 FETCH (UID 4294967295 BODY[] {3}\n";
        return mails;
    }
    [[nodiscard]] QString url(quint16 port, const QString &scheme = u"imaps"_s) const { return scheme + u"://reports%40example.org@127.0.0.1:"_s + QString::number(port) + u"/INBOX"_s; }
    [[nodiscard]] Ran pull(const QString &store, const QStringList &more = {}, const QString &mailbox = {}) const
    {
        return m_desk->run(store, QStringList { u"feedback"_s, u"pull"_s, mailbox.isEmpty() ? url(m_imap->port()) : mailbox, u"--ca"_s, m_folder->path(u"tls/ca.pem"_s), u"--password-file"_s, m_folder->path(u"secret"_s) } + more);
    }
    static QJsonObject json(const Ran &ran) { return QJsonDocument::fromJson(ran.out).object(); }
    static QJsonArray unreadable(const Ran &ran) { return json(ran)[u"unreadable"_s].toArray(); }
    [[nodiscard]] int stored(const QString &store) const { return static_cast<int>(m_desk->json(store, { u"feedback"_s, u"list"_s })[u"reports"_s].toArray().size()); }
    void setPassword(const QByteArray &password) const
    {
        m_folder->write(u"secret"_s, password + '\n');
        QFile::setPermissions(m_folder->path(u"secret"_s), QFile::ReadOwner | QFile::WriteOwner);
    }

    /// Dovecot anew, which asks the token server who comes; with one report in it.
    void startWith(const TokenServer &tokens, const QByteArray &mechanism)
    {
        QCOMPARE(tokens.waitUntilReady(), QString());
        m_folder->write(u"imap/oauth2"_s, "introspection_mode = get\nintrospection_url = " + tokens.url(u"introspect?token="_s).toUtf8()
                + "\nusername_attribute = user\nactive_attribute = active\nactive_value = true\ntls_ca_cert_file = " + m_folder->path(u"tls/ca.pem"_s).toUtf8() + '\n');
        m_imap.reset();
        m_imap = std::make_unique<DovecotImap>(*m_folder, u"right"_s, u"tls"_s,
            "auth_mechanisms = plain " + mechanism + "\npassdb {\n  driver = oauth2\n  mechanisms = " + mechanism + "\n  args = " + m_folder->path(u"imap/oauth2"_s).toUtf8() + "\n}\n");
        QCOMPARE(m_imap->start(), QString());
        QCOMPARE(m_imap->deliver({ report(1) }), QString());
    }
    /// The words that name the mailbox, with consent in place of a password.
    [[nodiscard]] QStringList consenting(const TokenServer &tokens) const
    {
        return { u"feedback"_s, u"mailbox"_s, u"add"_s, u"reports"_s, url(m_imap->port()), u"--ca"_s, m_folder->path(u"tls/ca.pem"_s), u"--oauth-device"_s, tokens.url(u"device"_s), u"--oauth-token"_s,
            tokens.url(u"token"_s), u"--client-id"_s, u"client-1"_s, u"--scope"_s, u"mail offline_access"_s };
    }

private Q_SLOTS:
    void init()
    {
        if (const QString why = DovecotImap::whyNot(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder = std::make_unique<WorkFolder>();
        m_desk = std::make_unique<Desk>(*m_folder);
        QCOMPARE(makeCertificates(m_folder->path(u"tls"_s), u"localhost"_s), QString());
        setPassword("right");
        m_imap = std::make_unique<DovecotImap>(*m_folder, u"right"_s, u"tls"_s);
        QCOMPARE(m_imap->start(), QString());
    }
    void cleanup()
    {
        m_imap.reset();
        m_desk.reset();
        m_folder.reset();
    }

    void countsWhatWasPutIn()
    {
        const QList<QByteArray> mails = mixed();
        QCOMPARE(m_imap->deliver(mails), QString());
        const Ran first = pull(u"fleet.bw"_s);
        QVERIFY2(first.exitCode == 1, first.err.constData());
        const QJsonObject counts = json(first);
        QCOMPARE(counts[u"messages"_s].toInt(), mails.size());
        QCOMPARE(counts[u"reports"_s].toInt(), 9); // 7 DMARC, a complaint, a TLS report
        QCOMPARE(counts[u"rows"_s].toInt(), 21);
        QCOMPARE(counts[u"duplicates"_s].toInt(), 1);
        QCOMPARE(counts[u"without_report"_s].toInt(), 2);
        QCOMPARE(unreadable(first).size(), 3);
        for (const QJsonValue &one : unreadable(first))
            QVERIFY2(one[u"file"_s].toString().contains(QRegularExpression(u"^imaps://reports%40example.org@127.0.0.1:\\d+/INBOX;UIDVALIDITY=\\d+/;UID=1[234]$"_s)), qPrintable(one[u"file"_s].toString()));
        QCOMPARE(stored(u"fleet.bw"_s), 9);
        QCOMPARE(m_imap->count(u"INBOX"_s, u"UNSEEN"_s), mails.size()); // nothing was changed there
        // Nothing is new; then one is.
        const Ran second = pull(u"fleet.bw"_s);
        QVERIFY2(second.exitCode == 0, second.err.constData());
        QCOMPARE(json(second)[u"messages"_s].toInt(), 0);
        QCOMPARE(m_imap->deliver({ report(20) }), QString());
        const Ran third = pull(u"fleet.bw"_s);
        QCOMPARE(json(third)[u"messages"_s].toInt(), 1);
        QCOMPARE(json(third)[u"reports"_s].toInt(), 1);
        // What could not be read is tried again, and stays listed once.
        const Ran again = pull(u"fleet.bw"_s, { u"--again"_s });
        QCOMPARE(again.exitCode, 1);
        QCOMPARE(json(again)[u"messages"_s].toInt(), 3);
        QCOMPARE(m_desk->json(u"fleet.bw"_s, { u"feedback"_s, u"list"_s, u"--unreadable"_s })[u"unreadable"_s].toArray().size(), 3);
        QVERIFY(!everythingBelow(m_folder->path(u"data"_s)).contains("ann@example.net"));
    }

    void overStartTls()
    {
        QCOMPARE(m_imap->deliver({ report(1) }), QString());
        const Ran ran = pull(u"fleet.bw"_s, {}, url(m_imap->startTlsPort(), u"imap"_s));
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(json(ran)[u"reports"_s].toInt(), 1);
    }

    void aLargeMessageComesInBlocks()
    {
        QCOMPARE(m_imap->deliver({ mailWith(dmarcXml({ .id = "1", .records = 3'000 }), "text/xml"), report(2) }), QString());
        const Ran ran = pull(u"fleet.bw"_s);
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(json(ran)[u"reports"_s].toInt(), 2);
        QCOMPARE(json(ran)[u"rows"_s].toInt(), 3'003);
    }

    void theConnectionIsCutInTheMiddle()
    {
        QList<QByteArray> mails;
        for (int i = 1; i <= 120; ++i)
            mails << report(i);
        QCOMPARE(m_imap->deliver(mails), QString());
        Relay relay(m_imap->port());
        int cuts = 0, duplicates = 0;
        // Later each time: within the handshake, the login, the list, the messages.
        for (const int bytes : { 500, 3'000, 4'500, 10'000, 40'000, 80'000, 150'000 }) {
            relay.resetAfter = bytes;
            const Ran ran = pull(u"fleet.bw"_s, {}, url(relay.port()));
            cuts += ran.exitCode == 3 ? 1 : 0;
            QVERIFY2(ran.exitCode == 3 || ran.exitCode == 0, ran.err.constData());
            duplicates += json(ran)[u"duplicates"_s].toInt();
        }
        QVERIFY(cuts >= 3); // behind the list a pull goes on over new connections
        QCOMPARE(m_desk->json(u"fleet.bw"_s, { u"feedback"_s, u"list"_s, u"--unreadable"_s })[u"unreadable"_s].toArray().size(), 0);
        relay.resetAfter = -1;
        const Ran last = pull(u"fleet.bw"_s, {}, url(relay.port()));
        QVERIFY2(last.exitCode == 0, last.err.constData());
        duplicates += json(last)[u"duplicates"_s].toInt();
        QCOMPARE(stored(u"fleet.bw"_s), 120);
        QCOMPARE(duplicates, 0);
        // A wire that goes mute.
        relay.stallAfter = 2'000;
        const Ran mute = pull(u"fleet.bw"_s, { u"--deadline"_s, u"2"_s }, url(relay.port()));
        QCOMPARE(mute.exitCode, 3);
        QVERIFY2(mute.err.contains("in time"), mute.err.constData());
    }

    void aFolderThatIsNumberedAnew()
    {
        QCOMPARE(m_imap->deliver({ report(1), report(2), report(3) }), QString());
        QCOMPARE(json(pull(u"fleet.bw"_s))[u"reports"_s].toInt(), 3);
        // The folder is made anew: other numbers for the same mail, one of them new, and none is higher than those from before.
        m_imap->stop();
        QVERIFY(QDir(m_folder->path(u"imap/home/mail"_s)).removeRecursively());
        QCOMPARE(m_imap->start(), QString());
        QTest::qWait(1100); // Dovecot's UIDVALIDITY is a time in seconds
        QCOMPARE(m_imap->deliver({ report(2), report(4) }), QString());
        const Ran ran = pull(u"fleet.bw"_s);
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(json(ran)[u"reports"_s].toInt(), 1);
        QCOMPARE(json(ran)[u"duplicates"_s].toInt(), 1);
        QCOMPARE(stored(u"fleet.bw"_s), 4);
        QVERIFY(ran.err.contains("numbered"));
    }

    void whatWasReadIsMovedIfAsked()
    {
        QCOMPARE(m_imap->deliver(mixed()), QString());
        const auto words = QStringList { u"feedback"_s, u"mailbox"_s, u"add"_s, u"reports"_s, url(m_imap->port()), u"--move-to"_s, u"Archive/Gelesen für später & mehr"_s, u"--ca"_s,
            m_folder->path(u"tls/ca.pem"_s), u"--password-file"_s, m_folder->path(u"secret"_s) };
        const Ran added = m_desk->run(u"fleet.bw"_s, words);
        QVERIFY2(added.exitCode == 0, added.err.constData());
        const Ran ran = m_desk->run(u"fleet.bw"_s, { u"feedback"_s, u"pull"_s, u"reports"_s });
        QVERIFY2(ran.exitCode == 1, ran.err.constData());
        QCOMPARE(json(ran)[u"reports"_s].toInt(), 9);
        QCOMPARE(json(ran)[u"moved"_s].toInt(), 10);
        QCOMPARE(m_imap->count(u"Archive/Gelesen für später & mehr"_s), 10);
        QCOMPARE(m_imap->count(u"INBOX"_s), 5); // without a report, or unreadable
        const QJsonObject listed = m_desk->json(u"fleet.bw"_s, { u"feedback"_s, u"mailbox"_s, u"list"_s })[u"mailboxes"_s].toArray().at(0).toObject();
        QCOMPARE(listed[u"name"_s].toString(), u"reports"_s);
        QVERIFY(!listed[u"last_read"_s].isNull());
        const Ran again = m_desk->run(u"fleet.bw"_s, { u"feedback"_s, u"pull"_s, u"reports"_s });
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(json(again)[u"messages"_s].toInt(), 0);
    }

    void aMoveThatWasCutOffIsDoneLater()
    {
        QList<QByteArray> mails;
        for (int i = 1; i <= 20; ++i)
            mails << report(i);
        QCOMPARE(m_imap->deliver(mails), QString());
        Relay relay(m_imap->port());
        const QStringList moving { u"--move-to"_s, u"Archive"_s };
        for (int bytes = 4'000; bytes < 60'000; bytes += 2'500) {
            relay.resetAfter = bytes;
            (void)pull(u"fleet.bw"_s, moving, url(relay.port()));
            QCOMPARE(m_imap->count(u"INBOX"_s) + m_imap->count(u"Archive"_s), 20); // none is lost, none is there twice
        }
        relay.resetAfter = -1;
        const Ran last = pull(u"fleet.bw"_s, moving, url(relay.port()));
        QVERIFY2(last.exitCode == 0, last.err.constData());
        QCOMPARE(stored(u"fleet.bw"_s), 20);
        QCOMPARE(m_imap->count(u"INBOX"_s), 0);
        QCOMPARE(m_imap->count(u"Archive"_s), 20);
    }

    /// Consent by device code; what renews it lies in a 0600 file here, since no keychain runs.
    void consentInsteadOfAPassword()
    {
        if (const QString why = whyNotHere({ u"python3"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        const TokenServer tokens(m_folder->path(u"tls"_s), m_folder->path(u"tokenlog"_s));
        startWith(tokens, "oauthbearer");
        const QString tokenFile = m_folder->path(u"token"_s);
        const Ran added = m_desk->run(u"fleet.bw"_s, consenting(tokens) << u"--password-file"_s << tokenFile);
        QVERIFY2(added.exitCode == 0, added.err.constData());
        QCOMPARE(m_desk->run(u"fleet.bw"_s, { u"feedback"_s, u"pull"_s, u"reports"_s }).exitCode, 3); // nobody has consented yet
        const Ran login = m_desk->run(u"fleet.bw"_s, { u"feedback"_s, u"mailbox"_s, u"login"_s, u"reports"_s });
        QVERIFY2(login.exitCode == 0, login.err.constData());
        QVERIFY(login.err.contains("WDJB-MJHT") && login.err.contains("https://login.example.org/device"));
        QCOMPARE(QFile::permissions(tokenFile) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
        for (int reports = 1; reports >= 0; --reports) { // each time by another token
            const Ran ran = m_desk->run(u"fleet.bw"_s, { u"feedback"_s, u"pull"_s, u"reports"_s });
            QVERIFY2(ran.exitCode == 0, (ran.err + contentOf(m_folder->path(u"imap/log"_s))).constData());
            QCOMPARE(json(ran)[u"reports"_s].toInt(), reports);
        }
        QVERIFY(contentOf(m_folder->path(u"imap/log"_s)).contains("method=OAUTHBEARER"));
        // The provider ends it.
        m_folder->write(u"token"_s, "refresh-0\n");
        const Ran over = m_desk->run(u"fleet.bw"_s, { u"feedback"_s, u"pull"_s, u"reports"_s });
        QCOMPARE(over.exitCode, 3);
        QVERIFY2(over.err.contains("this consent is over") && !over.err.contains("refresh-0"), over.err.constData());
        const QByteArray kept = everythingBelow(m_folder->path(u"data"_s)) + contentOf(m_folder->path(u"fleet.bw"_s));
        QVERIFY(!kept.contains("refresh-") && !kept.contains("access-"));
    }

    /// Password and consent in a keychain: pulled twice by each, since a provider gives another token each time.
    void secretsLieInTheKeychain()
    {
        if (runProgram(u"dbus-run-session"_s, { u"--"_s, u"gnome-keyring-daemon"_s, u"--version"_s }).exitCode != 0)
            QSKIP("gnome-keyring is not installed");
        const TokenServer tokens(m_folder->path(u"tls"_s), m_folder->path(u"tokenlog"_s));
        startWith(tokens, "xoauth2");
        QVERIFY(m_desk->run(u"token.bw"_s, consenting(tokens)).exitCode == 0);
        QVERIFY(m_desk->run(u"word.bw"_s, { u"feedback"_s, u"mailbox"_s, u"add"_s, u"reports"_s, url(m_imap->port()), u"--ca"_s, m_folder->path(u"tls/ca.pem"_s) }).exitCode == 0);
        m_folder->write(u"chain.sh"_s, "set -e\nprintf '\\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1\n"
                                       "word=\"$1 --store $2 --format json feedback\"; token=\"$1 --store $3 --format json feedback\"\n"
                                       "if $word pull reports; then exit 9; fi\nif $token pull reports; then exit 8; fi\n"
                                       "printf 'right\\n' | $word mailbox login reports\n$token mailbox login reports\n"
                                       "for i in 1 2; do $word pull reports; $token pull reports; done\n"
                                       "$word mailbox login reports --forget\nif $word pull reports; then exit 7; fi\n$token pull reports\n");
        const Ran ran = runProgram(u"dbus-run-session"_s, { u"--"_s, u"sh"_s, m_folder->path(u"chain.sh"_s), Desk::program(), m_folder->path(u"word.bw"_s), m_folder->path(u"token.bw"_s) }, {}, m_desk->environment(), 120'000);
        QVERIFY2(ran.exitCode == 0, (QByteArray::number(ran.exitCode) + ran.out + ran.err).constData());
        QCOMPARE(stored(u"word.bw"_s), 1);
        QCOMPARE(stored(u"token.bw"_s), 1);
        QVERIFY(contentOf(m_folder->path(u"imap/log"_s)).contains("method=XOAUTH2"));
        QVERIFY(!(ran.out + ran.err).contains("refresh-") && !(ran.out + ran.err).contains("access-"));
    }

    /// Somebody ends it while the server says nothing: at once, and the next one goes on.
    void itCanBeStopped()
    {
        QList<QByteArray> mails;
        for (int i = 1; i <= 30; ++i)
            mails << report(i);
        QCOMPARE(m_imap->deliver(mails), QString());
        Relay relay(m_imap->port());
        for (const int bytes : { 0, 5'500 }) { // in the handshake, and behind the login
            relay.stallAfter = bytes;
            Program pulling(Desk::program(), m_desk->words(u"fleet.bw"_s,
                { u"feedback"_s, u"pull"_s, url(relay.port()), u"--deadline"_s, u"3000"_s, u"--ca"_s, m_folder->path(u"tls/ca.pem"_s), u"--password-file"_s, m_folder->path(u"secret"_s) }), m_desk->environment());
            const qint64 before = relay.carried();
            QVERIFY(waitUntil([&] { return relay.carried() - before >= bytes; }));
            QTest::qWait(bytes == 0 ? 1'500 : 300);
            QCOMPARE(pulling.stop(), 3);
        }
        QCOMPARE(json(pull(u"fleet.bw"_s))[u"reports"_s].toInt(), 30);
    }

    /// A service: what comes later is read, also after the server was away.
    void againAndAgain()
    {
        Relay relay(m_imap->port());
        Program pulling(Desk::program(), m_desk->words(u"fleet.bw"_s,
            { u"feedback"_s, u"pull"_s, url(relay.port()), u"--every"_s, u"1s"_s, u"--ca"_s, m_folder->path(u"tls/ca.pem"_s), u"--password-file"_s, m_folder->path(u"secret"_s) }), m_desk->environment());
        QCOMPARE(m_imap->deliver({ report(1) }), QString());
        QVERIFY(waitUntil([this] { return stored(u"fleet.bw"_s) == 1; }, 30'000));
        relay.resetAfter = 0;
        QTest::qWait(2'500);
        QCOMPARE(m_imap->deliver({ report(2) }), QString());
        relay.resetAfter = -1;
        QVERIFY(waitUntil([this] { return stored(u"fleet.bw"_s) == 2; }, 30'000));
        QCOMPARE(pulling.stop(), 0);
        const QJsonObject counts = QJsonDocument::fromJson(pulling.readOut()).object();
        QCOMPARE(counts[u"reports"_s].toInt(), 2);
        QCOMPARE(counts[u"messages"_s].toInt(), 2);
        setPassword("wrong"); // it ends at once: an account might be locked
        QCOMPARE(pull(u"fleet.bw"_s, { u"--every"_s, u"1s"_s }).exitCode, 3);
    }

    /// The collector service: beside its nodes, of which one never answers, on its own interval; what fails is a fact.
    void theCollectorReadsMailboxesToo()
    {
        QCOMPARE(m_imap->deliver({ report(1) }), QString());
        Relay mute(m_imap->port()); // a mailbox that hangs
        mute.stallAfter = 0;
        const auto name = [this](const QString &called, quint16 port) {
            return m_desk->run(u"fleet.bw"_s, { u"feedback"_s, u"mailbox"_s, u"add"_s, called, url(port), u"--ca"_s, m_folder->path(u"tls/ca.pem"_s), u"--password-file"_s, m_folder->path(u"secret"_s) }).exitCode;
        };
        QCOMPARE(name(u"reports"_s, m_imap->port()), 0);
        // Once: they stand in the answer; not where only a node is meant, or somebody turned them off.
        const Ran once = m_desk->run(u"fleet.bw"_s, { u"collect"_s });
        QVERIFY2(once.exitCode == 0, once.err.constData());
        const QJsonObject read = json(once)[u"mailboxes"_s].toArray().at(0).toObject();
        QCOMPARE(read[u"mailbox"_s].toString(), u"reports"_s);
        QVERIFY(read[u"ok"_s].toBool());
        QCOMPARE(read[u"reports"_s].toInt(), 1);
        const Ran off = m_desk->run(u"fleet.bw"_s, { u"collect"_s, u"--mailboxes-every"_s, u"off"_s });
        QCOMPARE(off.exitCode, 3); // there is no node
        QCOMPARE(m_desk->run(u"fleet.bw"_s, { u"collect"_s, u"--mailboxes-every"_s, u"often"_s }).exitCode, 2);
        // Again and again, while one hangs.
        QCOMPARE(name(u"hangs"_s, mute.port()), 0);
        QCOMPARE(m_imap->deliver({ report(2) }), QString());
        const QString log = m_folder->path(u"mail.log"_s);
        m_folder->write(u"mail.log"_s, "2026-11-25T10:00:00.000000+00:00 mx1 postfix/qmgr[9]: A592FAA3C91: removed\n");
        QCOMPARE(m_desk->run(u"fleet.bw"_s, { u"fleet"_s, u"add"_s, u"mx1"_s, u"--mta"_s, u"postfix"_s, u"--route"_s, u"local"_s, u"--log"_s, log }).exitCode, 0);
        Program service(Desk::program(), m_desk->words(u"fleet.bw"_s, { u"collect"_s, u"--every"_s, u"1s"_s, u"--mailboxes-every"_s, u"2s"_s }), m_desk->environment());
        QVERIFY(waitUntil([this] { return stored(u"fleet.bw"_s) == 2; }, 60'000));
        QVERIFY(mute.carried() == 0);
        QCOMPARE(m_imap->deliver({ report(3) }), QString());
        QVERIFY(waitUntil([this] { return stored(u"fleet.bw"_s) == 3; }, 60'000));
        QVERIFY(!m_desk->json(u"fleet.bw"_s, { u"fleet"_s, u"list"_s })[u"nodes"_s].toArray().at(0)[u"last_heard"_s].isNull());
        setPassword("wrong");
        const auto errorOf = [this](const QString &called) {
            for (const QJsonValue &one : m_desk->json(u"fleet.bw"_s, { u"feedback"_s, u"mailbox"_s, u"list"_s })[u"mailboxes"_s].toArray())
                if (one[u"name"_s].toString() == called)
                    return one[u"error"_s][u"kind"_s].toString();
            return QString();
        };
        QVERIFY(waitUntil([&] { return errorOf(u"reports"_s) == u"denied"; }, 60'000));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(service.stop(), 0);
        QVERIFY2(timer.elapsed() < 20'000, "it waited for the mailbox that hangs");
        // One of two failed, and the one that hangs was not told of: it was called off.
        setPassword("right");
        QCOMPARE(m_desk->run(u"fleet.bw"_s, { u"feedback"_s, u"mailbox"_s, u"remove"_s, u"hangs"_s }).exitCode, 0);
        QCOMPARE(m_desk->run(u"fleet.bw"_s, { u"collect"_s }).exitCode, 0);
        QCOMPARE(errorOf(u"reports"_s), QString());
    }

    /// A server without MOVE: copied, marked and expunged, these alone.
    void movedByCopies()
    {
        m_imap.reset();
        m_imap = std::make_unique<DovecotImap>(*m_folder, u"right"_s, u"tls"_s, "imap_capability = IMAP4rev1 UIDPLUS\n");
        QCOMPARE(m_imap->start(), QString());
        QCOMPARE(m_imap->deliver({ report(1), "From: a@example.net\nSubject: Lunch\n\nAt one?\n", report(2) }), QString());
        (void)m_imap->admin({ u"flags"_s, u"add"_s, u"\\Deleted"_s, u"mailbox"_s, u"INBOX"_s, u"2"_s }); // by somebody else: it stays
        const Ran ran = pull(u"fleet.bw"_s, { u"--move-to"_s, u"Archive"_s, u"--seen"_s });
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(json(ran)[u"moved"_s].toInt(), 2);
        QCOMPARE(m_imap->count(u"INBOX"_s), 1);
        QCOMPARE(m_imap->count(u"Archive"_s), 2);
        QCOMPARE(m_imap->count(u"Archive"_s, u"SEEN"_s), 2);
    }

    void strangersAreRefused()
    {
        QCOMPARE(m_imap->deliver({ report(1) }), QString());
        setPassword("wrong-but-secret");
        const Ran wrong = pull(u"fleet.bw"_s);
        QCOMPARE(wrong.exitCode, 3);
        QVERIFY2(wrong.err.contains("refused the login") && !wrong.err.contains("wrong-but-secret"), wrong.err.constData());
        setPassword("right");
        // An authority that did not sign it, and a name that is not in it: neither user nor password leaves this computer.
        QCOMPARE(makeCertificates(m_folder->path(u"other"_s), u"localhost"_s), QString());
        m_folder->write(u"imap/log"_s, {});
        for (const QString &scheme : { u"imaps"_s, u"imap"_s }) {
            const Ran untrusted = m_desk->run(u"fleet.bw"_s,
                { u"feedback"_s, u"pull"_s, url(scheme == u"imap" ? m_imap->startTlsPort() : m_imap->port(), scheme), u"--ca"_s, m_folder->path(u"other/ca.pem"_s), u"--password-file"_s, m_folder->path(u"secret"_s) });
            QCOMPARE(untrusted.exitCode, 3);
            QVERIFY2(untrusted.err.contains("certificate"), untrusted.err.constData());
        }
        QVERIFY(!contentOf(m_folder->path(u"imap/log"_s)).contains("user=<reports"));
        // One that many may read, and one in the URL.
        QFile::setPermissions(m_folder->path(u"secret"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        QCOMPARE(pull(u"fleet.bw"_s).exitCode, 3);
        const Ran inUrl = m_desk->run(u"fleet.bw"_s, { u"feedback"_s, u"pull"_s, u"imaps://reports:right@127.0.0.1/INBOX"_s });
        QCOMPARE(inUrl.exitCode, 2);
        QVERIFY(!inUrl.err.contains("right@"));
        // By standard input; and a folder that there is not.
        const Ran given = m_desk->run(u"fleet.bw"_s, { u"feedback"_s, u"pull"_s, url(m_imap->port()), u"--ca"_s, m_folder->path(u"tls/ca.pem"_s), u"--password-stdin"_s }, "right\n");
        QVERIFY2(given.exitCode == 0, given.err.constData());
        setPassword("right");
        QCOMPARE(pull(u"fleet.bw"_s, {}, url(m_imap->port()).replace(u"INBOX"_s, u"Nowhere"_s)).exitCode, 3);
        QVERIFY(!everythingBelow(m_folder->path(u"data"_s)).contains("wrong-but-secret"));
    }
};

QTEST_GUILESS_MAIN(TestLiveMailbox)
#include "tst_live_mailbox.moc"
