// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/mask.h"

#include "tests/support/cputimer.h"
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bw;
using fleet::maskText;

class TestFleetMask final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hides_data()
    {
        QTest::addColumn<QByteArray>("text");
        // Every one holds S3cret somewhere; none may after it was masked.
        const std::pair<const char *, QByteArray> texts[] {
            { "ldap bind", "ldap_bind_pw = S3cret" },
            { "main.cf password", "mysql_password = S3cret" },
            { "postfix static", "smtp_sasl_password_maps = static:relay:S3cret" },
            { "postfix inline", "smtp_sasl_password_maps = inline:{ { [mx]:587 = user:S3cret } }" },
            { "mixed tables", "smtp_sasl_password_maps = hash:/etc/postfix/sasl static:relay:S3cret" },
            { "master.cf", "smtp inet n - n - - smtpd\n    -o smtp_sasl_password_maps=static:a:S3cret" },
            { "postconf -P", "smtp/unix/smtp_sasl_password_maps = static:a:S3cret" },
            { "URL", "virtual_alias_maps = pgsql:postgresql://reader:S3cret@db/mail" },
            { "URL with at", "x = https://user:S3cr@S3cret@host/" },
            { "connection string", "connect = host=db dbname=mail user=reader password=S3cret" },
            { "quoted", "connect = \"host=db password='S3cret more S3cret' user=x\"" },
            { "dovecot", "doveadm_password = S3cret" },
            { "dovecot passdb", "passdb {\n  args = password=S3cret scheme=PLAIN\n  driver = static\n}" },
            { "dovecot nested", "plugin {\n  imapc_password = S3cret\n}" },
            { "rspamd", "password = \"$2$S3cret\";" },
            { "rspamd enable", "enable_password = \"S3cret\";" },
            { "token", "api_token = S3cret" },
            { "api key", "sendgrid_api_key = S3cret" },
            { "secret", "milter_shared_secret = S3cret" },
            { "pem", "key:\n-----BEGIN PRIVATE KEY-----\nS3cretS3cret\nS3cret\n-----END PRIVATE KEY-----\nafter" },
            { "pem open", "-----BEGIN RSA PRIVATE KEY-----\nS3cret\nS3cret" },
            { "goes on", "smtp_sasl_password_maps = static:relay:x\n  S3cret" },
            { "header", "check = Authorization: Basic S3cret" },
            { "bearer", "x = curl -H \"Authorization: Bearer S3cret\"" },
            { "upper case", "LDAP_BIND_PW = S3cret" },
            { "dn pass", "ldap_dnpass = S3cret" },
            // What stands behind a name inside a value.
            { "option apart", "policy unix - n n - 0 spawn user=nobody argv=/usr/bin/policy --password S3cret -v" },
            { "option quoted", "x = run --password 'S3cret S3cret' -v" },
            { "option joined", "x = run --db-password=S3cret" },
            { "-p joined", "policy unix - n n - 0 spawn user=nobody argv=/usr/bin/mysql -u root -pS3cret db" },
            { "-p apart", "x = sshpass -p S3cret ssh h" },
            { "-w apart", "x = ldapsearch -D cn=a -w S3cret" },
            { "curl", "hook = curl -u admin:S3cret https://x/" },
            { "curl long", "hook = curl --user admin:S3cret https://x/" },
            { "curl quoted", "hook = curl -u \"admin:S3cret S3cret\" https://x/" },
            { "api key header", "hook = curl -H \"X-Api-Key: S3cret\"" },
            { "api key two words", "hook = curl -H 'X-Api-Key: a S3cret'" },
            { "token header", "hook = curl -H \"Authorization: Token S3cret\" x" },
            { "header bare", "hook = Authorization: Token S3cret" },
            { "cookie", "hook = curl -H \"Cookie: a=b; sid=S3cret\"" },
            { "environment pw", "import_environment = TZ LDAPBINDPW=S3cret" },
            { "environment passwd", "import_environment = TZ DBPASSWD=S3cret" },
            { "environment pass", "export_environment = DBPASS=S3cret TZ" },
            { "environment secret", "export_environment = CLIENTSECRET=S3cret TZ" },
            { "environment token", "export_environment = GHTOKEN=S3cret" },
            { "environment key", "export_environment = APPKEY=S3cret" },
            { "environment key id", "export_environment = AWS_SECRET_ACCESS_KEY=S3cret" },
            { "two words double", "bar = user=a password = \"A S3cret\" x" },
            { "two words single", "bar = user=a password = 'A S3cret' x" },
            { "two words joined", "bar = user=a password=\"A S3cret\" x" },
            { "two words open", "bar = user=a password = \"A S3cret" },
            { "two words alone", "password = \"A S3cret\"" },
            { "two words loose", "bar = user = a password = A S3cret, host = b" },
            { "escaped quote", "bar = user=a password=\"A\\\"S3cret\" x" },
            { "json", "bar = {\"user\": \"a\", \"password\": \"A S3cret\"}" },
            { "perl", "$conf{password} => 1, password => 'S3cret'" },
            { "name and colon", "client_secret: A S3cret" },
            { "query", "oauth2 = refresh_token=S3cret&client_secret=S3cret" },
            { "comma", "bar = user=a password=A,S3cret" },
            { "brace", "bar = user=a password=A}S3cret" },
            { "scheme", "bar = user=a hash={SSHA512}S3cret" },
            { "crypt", "bar = user=a hash=$6$abc$S3cret" },
            // Tables that hold what they say.
            { "static pair", "alias_maps = static:{password S3cret}" },
            { "inline file", "x_passwd_file = inline:{u=S3cret}" },
            { "static file", "my_passwd_file = static:S3cret" },
            { "value as file", "shared_secret_file = S3cret" },
            { "static slash", "smtp_sasl_password_maps = static:/S3cret" },
            { "foreign type", "smtp_sasl_password_maps = ann:/S3cret" },
            { "inline second", "smtp_sasl_password_maps = texthash:/x, inline:{a=S3cret}" },
            { "braces of master.cf", "smtp unix - - n - - smtp\n    -o { smtp_sasl_password_maps = hash:/etc/x static:a:S3cret }" },
            { "one line of master.cf", "smtp unix - - n - - smtp -o x=y -o smtp_sasl_password_maps=inline:{ { a = b:S3cret } } -o z=1" },
            { "pgsql block", "virtual_mailbox_maps = pgsql:{ {hosts=db} {password=S3cret} {dbname=y} }" },
            { "pgsql blanks", "virtual_mailbox_maps = pgsql:{ { hosts = db } { password = S3cret } }" },
            // Keys.
            { "signing key", "signing_key = S3cret" },
            { "hmac key", "hmac_key = S3cret" },
            { "encryption key", "encryption_key = S3cret" },
            { "dkim private", "dkim_private = S3cret" },
            { "key of base64", "signing_key = /S3cret+abc/def=" },
            { "numbered", "password2 = S3cret" },
            { "goes on behind a table", "smtp_sasl_password_maps = hash:/etc/postfix/sasl,\n  static:relay:S3cret" },
            { "begins below", "smtp_sasl_password_maps =\n    static:user\n    :S3cret" },
            { "goes on with a sign", "ldap_bind_pw = abc\n    de=S3cret" },
            { "indented name", "  dkim_private = S3cret" },
            // Lists, as rspamd writes them.
            { "list", "arr { tokens = [\"a\", \"S3cret\"]; x = 1; }" },
            { "list without a sign", "arr { x = 1; secrets [ \"a\", \"S3cret\", ] }" },
            { "list with a bracket", "tokens = [\"a]\", \"S3cret\"]" },
            { "list open", "tokens = [\"a\", \"S3cret\"" },
            { "list in lines", "tokens = [\n    \"S3cret\",\n    \"b=S3cret\",\n]\nx = y" },
            { "list in lines, without a sign", "  secrets [\n    \"S3cret\",\n  ]\nx = y" },
            { "list in lines, json", "{\n \"tokens\": [\n\"S3cret\"\n]\n}" },
            { "credentials", "relay_creds = [smtp.example.com]:587 joe:S3cret" },
            { "credentials inside", "x = { relay_creds = [smtp.example.com]:587 joe:S3cret }" },
            { "credential", "lua_cred = b64:S3cret" },
            { "pre-shared", "smtp_tls_policy_maps = inline:{ example=secure psk=S3cret }" },
            // What is known by its looks.
            { "Slack", "hook = https://hooks.slack.com/services/T000/B000/S3cretabcdefgh" },
            { "Discord", "hook = curl 'https://discord.com/api/webhooks/1234/S3cret' -d x" },
            { "Telegram", "telegram = bot123456789:AAS3cretabcdefghijklmnopqrstuvwxyz123" },
            { "Telegram in a URL", "x = https://api.telegram.org/bot123456789:AAS3cretabcdefghijklmnopqrstuvwxyz123/sendMessage" },
            { "SendGrid", "sendgrid = SG.S3cret.abcdefghijklmnopqrstuvwxyz0123456789" },
            { "GitHub", "x = clone ghp_S3cretabcdefghijklmnop" },
            { "AWS", "x = AKIAS3cretABCDEFGHIJ" },
            // Without a name that says password.
            { "user and percent", "smtpauth = user%S3cret" },
            { "user and colon", "relay_auth = user:S3cret" },
            { "smbclient", "x = smbclient -U user%S3cret //h/s" },
            { "bare word", "filter unix - n n - - pipe flags=Rq user=filter argv=/usr/bin/f auth S3cret x" },
            { "bare word below", "filter unix - n n - - pipe\n    flags=Rq user=filter argv=/usr/bin/f -v x password\n    S3cret x" },
            { "Oracle", "filter unix - n n - - pipe flags=Rq user=filter argv=/usr/bin/f joe/S3cret@host" },
            { "header of Dovecot's policy server", "auth_policy_server_api_header = X-Our-Own: S3cret" },
            { "Spamhaus in a restriction", "smtpd_recipient_restrictions = reject_rbl_client S3cretkey.zen.dq.spamhaus.net=127.0.0.[2..255], permit" },
            { "Spamhaus in postscreen", "postscreen_dnsbl_sites = bl.example, S3cretkey.zen.dq.spamhaus.net=127.0.0.[2..11]*3" },
            { "Spamhaus in rspamd", "spamhaus {\n  rbl = \"S3cretkey.zen.dq.spamhaus.net\";" },
            { "Abusix", "postscreen_dnsbl_sites = S3cretkey.combined.mail.abusix.zone*4" },
            { "URIBL", "rbl = S3cretkey.df.uribl.com" },
            // URLs.
            { "URL with slash", "sql_uri = postgresql://u:S3cr/S3cret@db/x" },
            { "URL in arguments", "x unix - n n - 0 spawn user=nobody argv=/bin/p mysql://u:S3cret@h/d" },
            { "URL second", "x = http://a/ mysql://u:S3cret@h" },
            { "URL of a table", "my_maps = dsn:mysql://u:S3cret@h/d" },
            { "stderr", "fatal: password=S3cret mysql://u:S3cret@h" },
            { "stderr word", "mysql: connect failed: mysql://u:S3cret@h" },
        };
        for (const auto &[name, text] : texts)
            QTest::newRow(name) << text;
    }
    void hides()
    {
        QFETCH(QByteArray, text);
        QVERIFY(text.contains("S3cret"));
        const QByteArray masked = maskText(text);
        QVERIFY2(!masked.contains("S3cret") && !masked.contains("S3cr@"), masked.constData());
        QVERIFY2(masked.contains(bw::fleet::maskedText), masked.constData());
        QCOMPARE(masked.count('\n'), text.count('\n'));
    }

    void leavesTheRest_data()
    {
        QTest::addColumn<QByteArray>("text");
        const char *texts[] { "smtpd_tls_security_level = may", "smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd", "smtp_sasl_password_maps = $my_maps",
            "smtp_sasl_password_maps = proxy:mysql:/etc/postfix/sasl.cf", "smtpd_tls_key_file = /etc/ssl/private/mx1.key", "smtp_tls_session_cache_database = btree:/var/lib/x",
            "auth_verbose_passwords = no", "smtpd_sasl_auth_enable = yes", "virtual_alias_maps = hash:/etc/postfix/virtual", "  -o syslog_name=postfix/submission",
            "smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject", "passdb {", "  driver = passwd-file", "mynetworks = 127.0.0.0/8 [::1]/128", "",
            "smtp_tls_policy_maps = hash:/etc/postfix/tls", "default_pass_scheme = SHA512-CRYPT",
            "smtpd_tls_key_file = $smtpd_tls_cert_file", "smtpd_null_access_lookup_key = <>", "tls_legacy_public_key_fingerprints = no", "smtp_sasl_password_result_delimiter = :", "header_address_token_limit = 10240",
            "smtp_sasl_password_maps = lmdb:/etc/postfix/sasl, proxy:pgsql:/etc/postfix/sasl.cf", "    -o { smtp_sasl_password_maps = hash:/etc/postfix/sasl }", "signing_key = /etc/dkim/keys/mail.private",
            "smtp unix - - n - - smtp -o smtp_sasl_password_maps=hash:/etc/x -o z=1", "transport_maps = static:smtp:[relay.example.com]:587", "virtual_mailbox_maps = ldap:/etc/postfix/ldap.cf",
            "relay = ldap://db.example.com:389/dc=x?mail=%u@%d", "x unix - n n - - pipe flags=R user=vmail argv=/usr/bin/spamc -p 783 -u ${user}", "ssl_key = </etc/dovecot/private/mx.key", "KeyTable = refile:/etc/opendkim/key.table",
            "discard_ehlo_keywords = silent-discard, dsn", "default_privs = nobody", "ssl_key = # hidden, use -P to show it", "postqueue: fatal: Permission denied",
            "servers [\n    \"a.example.com:11333\",\n]", "x = 2001:db8::1234:5678", "hook = https://hooks.slack.com/", "x = 20261123:abcdef", "policy = SG.x", "smtp_tls_policy_maps = inline:{ example=secure ciphers=high }",
            "relay_creds_maps = hash:/etc/postfix/creds", "service auth {", "dovecot: auth: Error: a word", "auth_mechanisms = plain login", "smtp_send_dummy_mail_auth = no",
            "policy unix - n n - - pipe flags=R user=vmail argv=/usr/lib/dovecot/deliver -f ${sender} -d ${user}@${nexthop}", "reject_rbl_client zen.spamhaus.org, dq.spamhaus.net", "smtp_auth = yes", "smtp_sasl_password_maps =\n    hash:/etc/postfix/sasl,\n    lmdb:/etc/postfix/more\nx = static:a\n    b" };
        for (const char *text : texts)
            QTest::newRow(text) << QByteArray(text);
    }
    void leavesTheRest()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(maskText(text), text);
    }

    /// What was recorded from real nodes without a secret in it: a standard parameter stays as it is.
    void leavesRecordedSettings_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *name : { "postconf-n.txt", "postconf-P.txt", "postconf-M.txt", "postconf-Mf.txt", "doveconf-n.txt", "postconf-d.txt" })
            QTest::newRow(name) << QStringLiteral(BW_TEST_DATA "/postfix/commands/") + QLatin1String(name);
    }
    void leavesRecordedSettings()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.count('\n') > 10);
        QCOMPARE(maskText(text).split('\n'), text.split('\n'));
    }

    void showsOneHarmlessLine_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("shown");
        const std::pair<QByteArray, QString> lines[] {
            { "postqueue: fatal: no", u"postqueue: fatal: no"_s },
            { "fatal: password=S3cret mysql://u:S3cret@h", u"fatal: password=(hidden)"_s },
            { "connect to mysql://u:S3cret@h/d failed", u"connect to mysql://u:(hidden)@h/d failed"_s },
            { "\x1b]0;title\x07\x1b[31mred\x1b[0m", u"\xfffd]0;title\xfffd\xfffd[31mred\xfffd[0m"_s },
            { "a\r\nb\tc\n", u"a b c"_s },
            { "x\xc2\x9b" "31m \xe2\x80\xaetxt", u"x\xfffd"_s + u"31m \xfffdtxt"_s }, // C1, and right to left
            { "\xff", u"\xfffd"_s },
            { "", u""_s },
            { QByteArray(1000, 'x'), QString(300, u'x') },
        };
        for (const auto &[said, shown] : lines)
            QTest::addRow("%s", said.left(30).toPercentEncoding().constData()) << said << shown;
    }
    void showsOneHarmlessLine()
    {
        QFETCH(QByteArray, said);
        QTEST(bw::fleet::shownLine({ said.constData(), static_cast<std::size_t>(said.size()) }), "shown");
    }

    /// 1 MiB that a hostile node says: as one line and as many; neither may hold the collector up.
    void isBounded_data()
    {
        QTest::addColumn<QByteArray>("piece");
        for (const char *piece : { "a b ", "pw=a ", "pw = a ", "-u{ ", "{", "{}", "://", "a:b@://", "$pw_maps:/x ", "=", ": ", "-pa ", "'-u \"", "password ", "tokens=[ ", "tokens [\"", "hooks.slack.com/services/", "1:", "SG.a", "$6$", "-----BEGIN ", "pw_maps=/x -o ", "\"pw\": ", "pw" })
            QTest::newRow(piece) << QByteArray(piece);
    }
    void isBounded()
    {
        QFETCH(QByteArray, piece);
        constexpr qsizetype most = 1024 * 1024 / test::slowdown, lineBytes = 32 * 1000;
        const QByteArray one = piece.repeated(most / piece.size()), line = piece.repeated(lineBytes / piece.size()) + '\n';
        const test::CpuTimer timer;
        QVERIFY(maskText(one).size() < 1000 || piece.startsWith("-----"));
        QCOMPARE(maskText(line.repeated(most / line.size())).count('\n'), most / line.size());
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }
    void hidesALineWithoutEnd()
    {
        QCOMPARE(maskText("a = " + QByteArray(40'000, 'x') + "\nb = c"), QByteArray("a = (hidden)\nb = c"));
    }

    void masksTwiceAsOnce()
    {
        const QByteArray text = "a = --password X -pY curl -u a:Z \"Authorization: Token T\" mysql://u:p@h\npassword = q\n";
        QCOMPARE(maskText(maskText(text)), maskText(text));
    }
};

QTEST_APPLESS_MAIN(TestFleetMask)
#include "tst_fleet_mask.moc"
