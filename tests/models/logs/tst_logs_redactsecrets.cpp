// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logs/redactsecrets.h"

#include <QElapsedTimer>
#include <QTest>

using namespace bw::logs;

namespace {

QByteArray redacted(const QByteArray &text)
{
    const std::string out = redactSecrets({ text.constData(), static_cast<std::size_t>(text.size()) });
    return QByteArray(out.data(), static_cast<qsizetype>(out.size()));
}

} // namespace

class TestLogsRedactSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesSecrets_data();
    void hidesSecrets();
    void keepsTheRest_data();
    void keepsTheRest();
    void hidesKeysOverManyLines();
    void staysLinear_data();
    void staysLinear();
};

/// Every shape holds the word "hunter2" (or, in base64, "aHVudGVyMg"); what is left is written out.
void TestLogsRedactSecrets::hidesSecrets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("left");
    const std::tuple<const char *, const char *, const char *> rows[] {
        { "shadow, sha512", "root:$6$saltsalt$hunter2/abcdefgh.ijkl:19000:0:99999:7:::", "root:*:19000:0:99999:7:::" },
        { "shadow, yescrypt", "root:$y$j9T$salt$hunter2abcdefgh:19000:0:99999:7:::", "root:*:19000:0:99999:7:::" },
        { "shadow, bcrypt", "ann:$2b$12$hunter2hunter2abc:19000:0:99999:7:::", "ann:*:19000:0:99999:7:::" },
        { "shadow, locked", "ann:!$5$salt$hunter2hunter2:19000::::::", "ann:*:19000::::::" },
        { "shadow, DES", "ann:abhunter2wYIx:19000:0:99999:7:::", "ann:*:19000:0:99999:7:::" },
        { "passwd with a hash", "ann:abhunter2wYIx:1000:1000:Ann:/home/ann:/bin/sh", "ann:*:1000:1000:Ann:/home/ann:/bin/sh" },
        { "argon2 in a line", "hash $argon2id$v=19$m=65536,t=3,p=4$c2FsdA$hunter2 differs", "hash $argon2id$* differs" },
        { "yescrypt behind a stamp", "Nov 23 10:00:00 mx1 x[1]: root:$y$j9T$salt$hunter2hunter2:1:", "Nov 23 10:00:00 mx1 x[1]: root:$y$*:1:" },
        { "apr1", "htpasswd says ann:$apr1$salt$hunter2hunter2", "htpasswd says ann:$apr1$*" },
        { "Dovecot plain", "ann@example.org:{PLAIN}hunter2::::::", "ann@example.org:{PLAIN}*::::::" },
        { "Dovecot SSHA", "ann:{SSHA512}aHVudGVyMg==", "ann:{SSHA512}*" },
        { "password=", "mysql: host=db password=hunter2 dbname=mail", "mysql: host=db password=* dbname=mail" },
        { "in quotes", "login with password=\"hunter2 and more\" failed", "login with password=\"*\" failed" },
        { "an escaped quote", "password='hunter2\\'hunter2' x", "password='*' x" },
        { "JSON", "{\"user\":\"ann\",\"Password\": \"hunter2\",\"n\":1}", "{\"user\":\"ann\",\"Password\": \"*\",\"n\":1}" },
        { "a longer name", "smtp_sasl_password: hunter2", "smtp_sasl_password: *" },
        { "upper case", "DB_PASSWORD=hunter2", "DB_PASSWORD=*" },
        { "blanks around", "secret = hunter2; next", "secret = * next" },
        { "a comma in it", "password=abc,hunter2 x", "password=* x" },
        { "a semicolon in it", "password=a;hunter2", "password=*" },
        { "LDAP's hash", "userPassword: {SSHA}hunter2", "userPassword: *" },
        { "LDIF", "userPassword:: aHVudGVyMg", "userPassword:: *" },
        { "JSON in a string", "x {\\\"password\\\":\\\"hunter2 more\\\"}", "x {\\\"password\\\":*" },
        { "a string in a line", "password=\\\"hunter2 more\\\"", "password=*" },
        { "a list", "{\"password\":[\"hunter2\"]}", "{\"password\":*" },
        { "a word of a shell", "password='a'hunter2 x", "password=* x" },
        { "a number behind the name", "password1=hunter2", "password1=*" },
        { "an index", "password[0]=hunter2", "password[0]=*" },
        { "a prompt", "Password for ann: hunter2", "Password for ann: *" },
        { "short names", "pw=hunter2 bind_pw = hunter2 psk=hunter2", "pw=* bind_pw = * psk=*" },
        { "settings", "SECRET_KEY_BASE=hunter2 dbpass=hunter2", "SECRET_KEY_BASE=* dbpass=*" },
        { "behind a path", "url/password=hunter2", "url/password=*" },
        { "an element", "<password>hunter2</password>", "<password>*</password>" },
        { "an option", "mysqldump --password hunter2 db", "mysqldump --password * db" },
        { "an escape of a URL", "x?q=password%3Dhunter2", "x?q=password%3D*" },
        { "query of a URL", "GET /x?user=1&access_token=hunter2&y=2", "GET /x?user=1&access_token=*&y=2" },
        { "Dovecot verbose", "sql(ann,192.0.2.1): Password mismatch (given password: hunter2 hunter2)", "sql(ann,192.0.2.1): Password mismatch (given password: *)" },
        { "AUTH PLAIN", "in: AUTH PLAIN AGFubgBhHVudGVyMg", "in: AUTH PLAIN *" },
        { "auth login", "< auth login aHVudGVyMg==", "< auth login *" },
        { "XOAUTH2", "AUTH XOAUTH2 dXNlcj1hbm4aHVudGVyMg", "AUTH XOAUTH2 *" },
        { "IMAP", "a1 AUTHENTICATE PLAIN AGFubgBhHVudGVyMg", "a1 AUTHENTICATE PLAIN *" },
        { "POP3", "< PASS hunter2 with blanks", "< PASS *" },
        { "Authorization", "> Authorization: Basic aHVudGVyMg==", "> Authorization: *" },
        { "Bearer", "sent Bearer hunter2.x-y to host", "sent Bearer * to host" },
        { "Basic", "sent Basic aHVudGVyMg== to host", "sent Basic * to host" },
        { "cookie", "Set-Cookie: id=hunter2; path=/", "Set-Cookie: *" },
        { "URL", "proxy https://ann:hunter2@db.example.org:5432/x", "proxy https://*@db.example.org:5432/x" },
        { "URL with an @ in it", "redis://:hunter2@hunter2@db.example.org", "redis://*@db.example.org" },
        { "key in one line", "x: -----BEGIN RSA PRIVATE KEY-----#012hunter2#012-----END RSA PRIVATE KEY-----#012", "x: -----BEGIN RSA PRIVATE KEY-----*-----END RSA PRIVATE KEY-----#012" },
        { "key without an end", "-----BEGIN OPENSSH PRIVATE KEY----- hunter2", "-----BEGIN OPENSSH PRIVATE KEY-----*" },
        { "a line of a key", "hunter2aHVudGVyMgaHVudGVyMgaHVudGVyMgaHVudGVyMgaHVudGVyMgABCD/+9x", "*" },
        { "last line of a key", "aHVudGVyMghunter2ABCD==", "*" },
        { "JWT", "got eyJhbGciOi.hunter2abc.DEFaHVudGVyMg back", "got * back" },
        { "cloud key", "id=AKIAHUNTER2hunter2XX", "id=*" },
        { "long hexadecimal", "session 0123456789abcdef0123456789abcdefhunter2ff ended", "session * ended" },
    };
    for (const auto &[name, text, left] : rows)
        QTest::newRow(name) << QByteArray(text) << QByteArray(left);
}

void TestLogsRedactSecrets::hidesSecrets()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, left);
    const QByteArray out = redacted(text);
    QCOMPARE(out, left);
    QVERIFY(!out.contains("hunter2") && !out.contains("aHVudGVyMg"));
    QCOMPARE(redacted(out), left); // once more changes nothing
}

void TestLogsRedactSecrets::keepsTheRest_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : { "connect from mx.example.net[192.0.2.1]", "warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
             "root:x:0:0:root:/root:/bin/bash", "daemon:*:19000:0:99999:7:::", "2026-11-23T10:00:00.123456+00:00 mx1 postfix/smtpd[1]: 4Wx31Abc0Zz1gh5h: client=unknown",
             "auth failed: no such user", "the password was wrong", "open /etc/passwd: No such file", "AUTH not supported", "Basic authentication is off",
             "auth cram-md5 not offered", "see https://example.org/a@b:c", "ssh key SHA256:abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "costs $5 or $6 a month",
             "-----BEGIN CERTIFICATE-----", "/usr/lib/postfix/sbin/smtpd/and/a/very/long/path/of/17/parts/that/is/none", "message-id=<20261123100000.4Wx31@mx1.example.org>",
             "smtp_sasl_password_maps = hash:/etc/postfix/sasl", "spf=pass smtp.mailfrom=example.org", "bypass: none", "" })
        QTest::addRow("%s", text) << QByteArray(text);
}

void TestLogsRedactSecrets::keepsTheRest()
{
    QFETCH(QByteArray, text);
    QCOMPARE(redacted(text), text);
}

void TestLogsRedactSecrets::hidesKeysOverManyLines()
{
    KeyBlock block;
    QVERIFY(!block.holds("a line"));
    QVERIFY(!block.holds("-----BEGIN CERTIFICATE-----"));
    QVERIFY(!block.holds("MIIB"));
    QVERIFY(!block.holds("-----END CERTIFICATE-----"));
    QVERIFY(!block.holds("-----BEGIN EC PRIVATE KEY-----"));
    QVERIFY(block.holds("MHcCAQEEIA=="));
    QVERIFY(block.holds("short"));
    QVERIFY(!block.holds("-----END EC PRIVATE KEY-----"));
    QVERIFY(!block.holds("short"));
    QVERIFY(!block.holds("-----BEGIN PGP PRIVATE KEY BLOCK-----"));
    int lines = 0;
    while (block.holds("no end is in sight") && lines < 1000)
        ++lines;
    QVERIFY(lines > 100 && lines < 200);
}

void TestLogsRedactSecrets::staysLinear_data()
{
    QTest::addColumn<QByteArray>("piece");
    for (const char *piece : { "a", "a/", "a=", "$a", "{a", "://", "pass=", "pass:\"", "pass(", "pass for ", "<pass>", "-----BEGIN ", "auth a ", "eyJ/", "a:b@", "given password: " })
        QTest::addRow("%s", piece) << QByteArray(piece);
}

void TestLogsRedactSecrets::staysLinear()
{
    QFETCH(QByteArray, piece);
    const auto cost = [&](int size) {
        const QByteArray text = piece.repeated(size / int(piece.size()));
        qint64 least = INT64_MAX;
        for (int i = 0; i < 3; ++i) {
            QElapsedTimer timer;
            timer.start();
            const QByteArray out = redacted(text);
            least = std::min(least, timer.nsecsElapsed() + (out.isEmpty() ? 1 : 0));
        }
        return least;
    };
    const qint64 small = cost(4'000), large = cost(64'000);
    QVERIFY2(large < 80 * std::max<qint64>(small, 50'000), qPrintable(QString::number(small) + QLatin1Char(' ') + QString::number(large)));
}

QTEST_APPLESS_MAIN(TestLogsRedactSecrets)
#include "tst_logs_redactsecrets.moc"
