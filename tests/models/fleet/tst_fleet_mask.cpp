// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/mask.h"

#include <QTest>

using bw::fleet::maskText;

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
            "smtp_tls_policy_maps = hash:/etc/postfix/tls", "default_pass_scheme = SHA512-CRYPT" };
        for (const char *text : texts)
            QTest::newRow(text) << QByteArray(text);
    }
    void leavesTheRest()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(maskText(text), text);
    }
};

QTEST_APPLESS_MAIN(TestFleetMask)
#include "tst_fleet_mask.moc"
