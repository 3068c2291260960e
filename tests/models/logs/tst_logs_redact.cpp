// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/logs/names.h"
#include "models/logs/redact.h"

#include <QElapsedTimer>
#include <QTest>

using namespace bw::logs;

namespace {

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

std::string canonical(std::string_view address)
{
    std::string out;
    canonicalAddress(address, out);
    return out;
}

} // namespace

class TestLogsRedact : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesThePerson_data();
    void hidesThePerson();
    void keepsWhatIsNobody_data();
    void keepsWhatIsNobody();
    void hidesMailboxesInProse_data();
    void hidesMailboxesInProse();
    void keepsWhatRepliesSay_data();
    void keepsWhatRepliesSay();
    void takesOutOneLocalPart_data();
    void takesOutOneLocalPart();
    void staysLinear_data();
    void staysLinear();
    void makesOneTemplate_data();
    void makesOneTemplate();
    void tokensChangeNoTemplate();
    void templatesAreShort();
    void senderPatterns_data();
    void senderPatterns();
    void oneMailboxOneForm_data();
    void oneMailboxOneForm();
};

/// Each shape of models/store/README.md, Privacy, with a name that must not come out.
void TestLogsRedact::hidesThePerson_data()
{
    QTest::addColumn<QByteArray>("text");
    const std::pair<const char *, const char *> rows[] {
        { "bare", "550 planted.person@example.net unknown" },
        { "brackets", "<planted.person@example.net>: Recipient address rejected" },
        { "quoted local part", "to=<\"planted person\"@example.net>, relay=none" },
        { "quoted with a bracket", "to=<\"planted>, status=sent\"@example.net>, relay=none" },
        { "no domain", "to=<planted>, relay=local, delay=0" },
        { "no domain in brackets", "550 5.1.1 <planted>: User unknown" },
        { "mixed case", "to=<Planted.Person@Example.NET>, relay=none" },
        { "VERP", "from=<bounce+planted=example.net@lists.example.org>, size=1" },
        { "VERP without its domain", "sender bounce+planted=example.net rejected" },
        { "SRS", "from=<SRS0=hhh=tt=example.net=planted@relay.example.org>" },
        { "BATV", "from=<prvs=1234567890=planted@example.org>" },
        { "percent encoded", "see https://example.org/u?m=planted%40example.net for why" },
        { "xtext", "ORCPT=rfc822;planted+40example.net" },
        { "RFC 2047 Q", "Subject: =?utf-8?Q?planted=40example.net?= from mx" },
        { "RFC 2047 B", "Subject: =?utf-8?B?cGxhbnRlZEBleGFtcGxlLm5ldA==?= from mx" },
        { "HELO", "helo=<planted@example.net>" },
        { "reply", "said: 550 5.1.1 planted@example.net... User unknown (in reply to RCPT TO command)" },
        { "header check", "reject: header To: Some One <planted@example.net> from mx[192.0.2.1]; from=<a@example.org> to=<planted@example.net>" },
        { "Message-ID", "message-id=<planted@example.net>" },
        { "user name", "SASL PLAIN authentication failed: x, sasl_username=planted person" },
        { "user field", "imap-login: Aborted: user=<planted>, method=PLAIN" },
        { "last of the line", "warning: planted@example.net" },
        { "result of RFC 8601", "spf=pass smtp.mailfrom=planted.person@example.net" },
        { "result of RFC 8601, quoted", "dkim=pass header.i=\"planted.person\"@example.net" },
        { "VERP with a sign of its own", "bounce+planted.person=example.net@lists.example.org" },
        { "entity", "mail planted&#64;example.net now" },
    };
    for (const auto &[name, text] : rows)
        QTest::addRow("%s", name) << QByteArray(text);
}

void TestLogsRedact::hidesThePerson()
{
    QFETCH(QByteArray, text);
    const QByteArray redacted = bytes(redactRecipients({ text.constData(), static_cast<std::size_t>(text.size()) }));
    QVERIFY2(!redacted.toLower().contains("planted"), redacted.constData());
    QVERIFY2(!redacted.contains("cGxhbnRlZ"), redacted.constData());
    QVERIFY2(redacted.contains('*'), redacted.constData());
    const QByteArray reply = bytes(replyTemplate({ text.constData(), static_cast<std::size_t>(text.size()) }));
    if (text.contains('@'))
        QVERIFY2(!reply.contains("planted.person@") && !reply.contains("planted@"), reply.constData());
    // What is redacted stays redacted, and nothing more goes.
    QCOMPARE(bytes(redactRecipients({ redacted.constData(), static_cast<std::size_t>(redacted.size()) })), redacted);
}

void TestLogsRedact::keepsWhatIsNobody_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : { "connect from mx.example.net[192.0.2.1]", "relay=mx.example.net[192.0.2.1]:25, delay=0.1, dsn=2.0.0",
             "daemon started -- version 3.7.11, configuration /etc/postfix", "from=<>, size=12, nrcpt=1 (queue active)",
             "helo=<mx.example.net>", "bare <LF> received" })
        QTest::addRow("%s", text) << QByteArray(text);
}

void TestLogsRedact::keepsWhatIsNobody()
{
    QFETCH(QByteArray, text);
    QCOMPARE(bytes(redactRecipients({ text.constData(), static_cast<std::size_t>(text.size()) })), text);
}

/// Replies of the field that name the mailbox without "@" and brackets. None is about the line's own recipient: that one
/// the ledger takes out besides.
void TestLogsRedact::hidesMailboxesInProse_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("made"); // as a template; empty: only that the name is gone
    const std::tuple<const char *, const char *, const char *> rows[] {
        { "Postfix local", "unknown user: \"zed\"", "unknown user: \"…\"" },
        { "Postfix local, bare", "unknown user: zed", "unknown user: …" },
        { "a word of replies as name", "unknown user: \"zed.mail\"", "unknown user: \"…\"" },
        { "Postfix virtual", "User unknown in virtual mailbox table; zed", "User unknown in virtual mailbox table; …" },
        { "Postfix mbox", "cannot update mailbox /var/mail/zed for user zed. error writing message: File too large", "" },
        { "Postfix maildir", "maildir delivery failed: create maildir file /home/zed/Maildir/tmp/1.P1.mx: Permission denied", "" },
        { "Postfix vhosts", "delivery failed: /var/mail/vhosts/example.com/zed/new: No such file", "" },
        { "Postfix pipe", "Command died with status 127: \"/usr/bin/maildrop -d zed\". Command output: no such file", "" },
        { "Postfix alias", "warning: table hash:/etc/aliases: alias zed expands to itself", "" },
        { "Exchange", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient zed not found by SMTP address lookup",
            "550 5.1.10 #; Recipient … not found by SMTP address lookup" },
        { "Exchange X.500", "550 5.1.1 unknown recipient /o=ORG/ou=Exchange/cn=Recipients/cn=zed", "" },
        { "Dovecot LMTP", "550 5.1.1 <zed> User doesn't exist: zed", "550 5.1.1 <…> User doesn't exist: …" },
        { "Dovecot quota", "452 4.2.2 <zed> Quota exceeded (mailbox for user is full)", "452 4.2.2 <…> Quota exceeded (mailbox for user is full)" },
        { "Dovecot agent", "dovecot: lmtp(zed)<123><abc>: Error: quota", "" },
        { "Dovecot agent, old", "dovecot: lmtp(1234, zed): Error: mailbox", "" },
        { "Dovecot passdb", "dovecot: auth: passwd-file(zed,192.0.2.1): unknown user", "" },
        { "Dovecot imap", "dovecot: imap(zed): Logged out in=1 out=2", "" },
        { "Exim", "550 unknown local-part \"zed\" in domain \"example.com\"", "" },
        { "Exim, bare", "550 Unknown user zed", "550 Unknown user …" },
        { "Sendmail", "550 5.1.1 zed... User unknown", "550 5.1.1 …... User unknown" },
        { "Sendmail mailbox", "550 5.2.1 zed... Mailbox disabled for this recipient", "" },
        { "Domino", "550 User zed (zed@example.com) not listed in Domino Directory", "550 User … (…) not listed in Domino Directory" },
        { "Yahoo", "554 delivery error: dd This user doesn't have a yahoo.com account (zed) [0]", "" },
        { "full", "452 4.2.2 Mailbox full for zed", "452 4.2.2 Mailbox full for …" },
        { "over quota", "452 4.2.2 User mailbox: zed is over quota", "" },
        { "his quota", "550 5.2.1 The user zed has exceeded his quota", "550 5.2.1 The user … has exceeded his quota" },
        { "possessive", "550 zed's mailbox is full", "550 …'s mailbox is full" },
        { "quotes", "550 No such user 'zed'", "550 No such user '…'" },
        { "brackets", "550 No such user (zed)", "550 No such user (…)" },
        { "two letters", "550 no such user: zed", "550 no such user: …" },
        { "dotted", "550 no such user: zed.smith", "550 no such user: …" },
        { "a number", "550 no such user: zed4711", "550 no such user: …" },
        { "before", "550 zed: user unknown", "550 …: user unknown" },
        { "account", "550 Account zed does not exist", "550 Account … does not exist" },
        { "sender", "550 5.1.8 sender zed rejected", "550 5.1.8 sender … rejected" },
        { "NDR", "Final-Recipient: rfc822; zed", "" },
        { "NDR, no blank", "Original-Recipient: rfc822;zed", "" },
        { "saslauthd", "do_auth : auth failure: [user=zed] [service=smtp] [realm=] [mech=pam]", "" },
        { "umlaut", "550 unknown user: z\xc3\xa4zed", "550 unknown user: …" },
    };
    for (const auto &[name, text, made] : rows)
        QTest::addRow("%s", name) << QByteArray(text) << QByteArray(made);
}

void TestLogsRedact::hidesMailboxesInProse()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, made);
    const QByteArray redacted = bytes(redactRecipients({ text.constData(), static_cast<std::size_t>(text.size()) }));
    QVERIFY2(!redacted.contains("zed"), redacted.constData());
    QCOMPARE(bytes(redactRecipients({ redacted.constData(), static_cast<std::size_t>(redacted.size()) })), redacted);
    const QByteArray reply = bytes(replyTemplate({ text.constData(), static_cast<std::size_t>(text.size()) }));
    QVERIFY2(!reply.contains("zed"), reply.constData());
    if (!made.isEmpty())
        QCOMPARE(reply, made);
}

void TestLogsRedact::keepsWhatRepliesSay_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : { "550 5.1.1 User unknown in virtual mailbox table", "452 4.2.2 Quota exceeded (mailbox for user is full)",
             "550 Requested action not taken: mailbox unavailable", "550 5.7.1 Recipient address rejected: Access denied",
             "450 4.2.0 Recipient address rejected: Greylisted, please try again later", "550 User account is disabled",
             "550 5.1.1 The email account that you tried to reach does not exist", "550 5.2.2 The email account that you tried to reach is over quota",
             "511 sorry, no mailbox here by that name", "550 Sender verification failed", "554 5.7.1 Recipient not found",
             "421 4.7.0 temporarily deferred due to unexpected volume or user complaints", "550 No such user here", "user unknown. Command output: no such list",
             "550 5.1.1 mailbox is inactive", "550 relay not permitted", "550 unrouteable address" })
        QTest::addRow("%s", text) << QByteArray(text);
}

void TestLogsRedact::keepsWhatRepliesSay()
{
    QFETCH(QByteArray, text);
    QCOMPARE(bytes(replyTemplate({ text.constData(), static_cast<std::size_t>(text.size()) })), text);
    QCOMPARE(bytes(redactRecipients({ text.constData(), static_cast<std::size_t>(text.size()) })), text);
}

void TestLogsRedact::takesOutOneLocalPart_data()
{
    QTest::addColumn<QByteArray>("local");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("a word") << QByteArray("ann") << QByteArray("550 Ann is away, ANN!") << QByteArray("550 <*> is away, <*>!");
    QTest::newRow("no word of its own") << QByteArray("ann") << QByteArray("550 cannot find annex") << QByteArray();
    QTest::newRow("two letters") << QByteArray("bo") << QByteArray("550 bo: box of bo") << QByteArray("550 <*>: box of <*>");
    QTest::newRow("one letter") << QByteArray("a") << QByteArray("550 /var/mail/a/b") << QByteArray("550 /var/mail/<*>/b");
    QTest::newRow("dots") << QByteArray("ann.lee") << QByteArray("550 ann.lee.") << QByteArray("550 <*>.");
    QTest::newRow("a word of replies") << QByteArray("full") << QByteArray("452 4.2.2 mailbox full") << QByteArray();
    QTest::newRow("and as a name") << QByteArray("no") << QByteArray("550 \"No\": there is no such user: no") << QByteArray("550 \"<*>\": there is no such user: <*>");
    QTest::newRow("part of an address") << QByteArray("ann") << QByteArray("550 <ann@example.org> and ann+news@example.org") << QByteArray();
}

void TestLogsRedact::takesOutOneLocalPart()
{
    QFETCH(QByteArray, local);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, out);
    std::string made;
    const bool isThere = takeOutLocalPart(text.toStdString(), local.toStdString(), "<*>", made);
    QCOMPARE(isThere, !out.isEmpty());
    if (isThere)
        QCOMPARE(bytes(made), out);
    if (isThere)
        QVERIFY(WordSet(text.toStdString()).mayHold(local.toStdString()));
}

void TestLogsRedact::staysLinear_data()
{
    QTest::addColumn<QByteArray>("piece");
    for (const char *piece : { "<", "< ", "%40", "=40", "@", "\"@", "\"", "=?", "=?a?", "a=b.cc", "user=", "user ", "to=\"", "user: a ", ", x)", "(", "a@b ", "&#64;", "/home/", "a a", "zed... " })
        QTest::addRow("%s", piece) << QByteArray(piece);
}

/// 16 times the text must not cost 256 times the time.
void TestLogsRedact::staysLinear()
{
    QFETCH(QByteArray, piece);
    const auto cost = [&](int size) {
        const std::string text = "550 user " + piece.repeated(size / int(piece.size())).toStdString();
        qint64 least = INT64_MAX;
        for (int i = 0; i < 3; ++i) {
            QElapsedTimer timer;
            timer.start();
            const std::string all = redactRecipients(text) + replyTemplate(text);
            std::string out;
            takeOutLocalPart(text, piece.repeated(40).toStdString(), "*", out);
            least = std::min(least, timer.nsecsElapsed() + (all.empty() ? 1 : 0));
        }
        return least;
    };
    const qint64 small = cost(4'000);
    const qint64 large = cost(64'000);
    QVERIFY2(large < 80 * std::max<qint64>(small, 50'000), qPrintable(QString::number(small) + QLatin1Char(' ') + QString::number(large)));
}

void TestLogsRedact::makesOneTemplate_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("queue id") << QByteArray("250 2.0.0 Ok: queued as 4jY3ld5HnZz1gh5h") << QByteArray("250 2.0.0 Ok: queued as A3987AA3C9E");
    QTest::newRow("mailbox") << QByteArray("550 5.1.1 <ann@example.org>: no such user") << QByteArray("550 5.1.1 <bob.b@example.com>: no such user");
    QTest::newRow("address without brackets") << QByteArray("452 4.2.2 ann@example.org over quota") << QByteArray("452 4.2.2 b@c.example over quota");
    QTest::newRow("client") << QByteArray("554 5.7.1 [192.0.2.1] is listed") << QByteArray("554 5.7.1 [198.51.100.77] is listed");
    QTest::newRow("token") << QByteArray("250 ok 1795432117 qp 4711") << QByteArray("250 ok 1795432999 qp 12");
}

void TestLogsRedact::makesOneTemplate()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    const std::string made = replyTemplate({ one.constData(), static_cast<std::size_t>(one.size()) });
    QCOMPARE(bytes(made), bytes(replyTemplate({ other.constData(), static_cast<std::size_t>(other.size()) })));
    QCOMPARE(bytes(made).left(3), one.left(3)); // the code says what it is
}

void TestLogsRedact::tokensChangeNoTemplate()
{
    std::string stem, other;
    for (const char *text : { "250 2.0.0 OK  1795447047 11371fce1ab1si4957920wrb.814 - gsmtp", "250 ok 1795432117 qp 4711", "550-12345678 550 no (12345678), 12345678.", "12345678 550 5.1.1 no",
             "550 5.1.1 <ann@x.example>: 13800138000 unknown", "550 \"13800138000\" unknown", "450 1234567 12345678a 1234.5678 12345678@x.example" }) {
        for (const bool alsoNumbers : { false, true }) {
            withoutTokens(text, stem, alsoNumbers);
            QCOMPARE(bytes(replyShape(stem)), bytes(replyShape(text)));
        }
    }
    withoutTokens("250 ok 1795432117 qp 4711", stem, true);
    withoutTokens("250 ok 1795432999 qp 4711", other, true);
    QCOMPARE(bytes(stem), bytes(other));
    withoutTokens("550 unknown user 13800138000", stem, false);
    QCOMPARE(bytes(stem), QByteArray("550 unknown user 13800138000"));
}

void TestLogsRedact::templatesAreShort()
{
    const std::string word = "ключ "; // two bytes a letter: the cut must not split one
    std::string reply = "550 ";
    for (int i = 0; i < 200; ++i)
        reply += word;
    const std::string made = replyTemplate(reply);
    QVERIFY(made.size() <= bw::core::limits::templateBytes);
    QVERIFY(QString::fromUtf8(made.data(), static_cast<qsizetype>(made.size())).indexOf(QChar(0xFFFD)) < 0);
}

void TestLogsRedact::senderPatterns_data()
{
    QTest::addColumn<QByteArray>("local");
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("plain") << QByteArray("news") << QByteArray("news");
    QTest::newRow("tagged") << QByteArray("news+de") << QByteArray("news+de");
    QTest::newRow("VERP") << QByteArray("bounce+ann=example.org") << QByteArray("bounce+*");
    QTest::newRow("VERP without a prefix") << QByteArray("ann=example.org") << QByteArray("*");
    QTest::newRow("number") << QByteArray("return-20261123-77") << QByteArray("return-*");
    QTest::newRow("SRS") << QByteArray("SRS0=hh=tt=example.net=ann") << QByteArray("SRS0=*");
    QTest::newRow("BATV") << QByteArray("prvs=12345678=ann") << QByteArray("prvs=*");
}

void TestLogsRedact::senderPatterns()
{
    QFETCH(QByteArray, local);
    QTEST(bytes(senderPattern({ local.constData(), static_cast<std::size_t>(local.size()) })), "pattern");
}

void TestLogsRedact::oneMailboxOneForm_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("form");
    QTest::newRow("case") << QByteArray("Ann.B@Example.ORG") << QByteArray("ann.b@example.org");
    QTest::newRow("brackets") << QByteArray("<ann@example.org>") << QByteArray("ann@example.org");
    QTest::newRow("quotes") << QByteArray("\"ann\"@example.org") << QByteArray("ann@example.org");
    QTest::newRow("quoted blank") << QByteArray("\"Ann B\"@example.org") << QByteArray("ann b@example.org");
    QTest::newRow("escape") << QByteArray("\"a\\\"b\"@example.org") << QByteArray("a\"b@example.org");
    QTest::newRow("root dot") << QByteArray("ann@example.org.") << QByteArray("ann@example.org");
    QTest::newRow("umlaut") << QByteArray("\xC3\x84nne@B\xC3\xBC" "cher.example") << QByteArray("\xC3\xA4nne@xn--bcher-kva.example");
    QTest::newRow("RFC 3492 sample") << QByteArray("a@\xE4\xBB\x96\xE4\xBB\xAC\xE4\xB8\xBA\xE4\xBB\x80\xE4\xB9\x88\xE4\xB8\x8D\xE8\xAF\xB4\xE4\xB8\xAD\xE6\x96\x87")
                                     << QByteArray("a@xn--ihqwcrb4cv8a8dqg056pqjye");
    QTest::newRow("no domain") << QByteArray("root") << QByteArray("root@");
    QTest::newRow("bad UTF-8") << QByteArray("a\xFF@example.org") << QByteArray("a\xFF@example.org");
}

void TestLogsRedact::oneMailboxOneForm()
{
    QFETCH(QByteArray, address);
    QTEST(bytes(canonical({ address.constData(), static_cast<std::size_t>(address.size()) })), "form");
}

QTEST_APPLESS_MAIN(TestLogsRedact)
#include "tst_logs_redact.moc"
