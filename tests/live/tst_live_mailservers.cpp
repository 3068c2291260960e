// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assessment/assessor.h"
#include "models/tls/chain.h"
#include "tests/support/dovecot.h"
#include "tests/support/manualclock.h"
#include "tests/support/nsd.h"
#include "tests/support/postfix.h"
#include "tests/support/tlsserver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>

using namespace bw;
using namespace Qt::StringLiterals;
using test::Ran;

namespace {

using Settings = QMap<QByteArray, QByteArray>;

const Settings mxSettings { { "virtual_mailbox_domains", "good.test, wrong.test" },
    { "virtual_mailbox_maps", "inline:{postmaster@good.test=x, abuse@good.test=x, postmaster@wrong.test=x, abuse@wrong.test=x}" }, { "virtual_transport", "discard" },
    { "smtpd_banner", "$myhostname ESMTP" }, { "smtpd_tls_security_level", "may" }, { "smtpd_tls_protocols", ">=TLSv1.2" }, { "smtpd_tls_mandatory_protocols", ">=TLSv1.2" },
    { "smtpd_tls_ciphers", "high" }, { "smtpd_tls_mandatory_ciphers", "high" }, { "tls_preempt_cipherlist", "yes" }, { "disable_vrfy_command", "yes" },
    { "smtpd_discard_ehlo_keywords", "etrn, silent-discard" }, { "smtpd_etrn_restrictions", "reject" }, { "smtpd_forbid_unauth_pipelining", "yes" },
    { "smtpd_relay_restrictions", "reject_unauth_destination" } };
const Settings logins { { "smtpd_sasl_auth_enable", "yes" }, { "smtpd_sasl_type", "dovecot" }, { "smtpd_sasl_path", "private/auth" }, { "smtpd_sasl_security_options", "noanonymous" },
    { "smtpd_tls_auth_only", "yes" } };

Settings with(Settings settings, const Settings &more)
{
    settings.insert(more);
    return settings;
}

QStringList failing(const assessment::Look &look)
{
    QStringList ids;
    for (const posture::Finding &finding : look.findings)
        if (finding.verdict == posture::Verdict::Fail)
            ids << finding.control;
    ids.sort();
    return ids;
}

QJsonObject findingOf(const QJsonObject &answer, const QString &control)
{
    for (const QJsonValue one : answer[u"findings"_s].toArray())
        if (one[u"control"_s] == control)
            return one.toObject();
    return {};
}

/// An element's field of the list that a finding's evidence names.
QJsonValue evidenceOf(const QJsonObject &finding, const QString &name, const QString &field)
{
    for (const QJsonValue used : finding[u"evidence"_s].toArray())
        if (used[u"name"_s] == name)
            return used[u"value"_s][0][field];
    return {};
}

} // namespace

/// Set-ups of Postfix that are bad, and a domain whose mail server is one: DNS, DANE and server together.
class TestLiveMailServers final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"openssl"_s, u"postfix"_s, u"/usr/sbin/dovecot"_s }, true); !why.isEmpty())
            QSKIP(qPrintable(why));
        const QByteArray names = "subjectAltName=DNS:mx.good.test,DNS:mx.wrong.test";
        QCOMPARE(test::TlsServer::certify(m_folder, u"ca"_s, u"rsa:2048"_s, u"/CN=Test authority"_s, "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign"), QString());
        QCOMPARE(test::TlsServer::certify(m_folder, u"mx"_s, u"rsa:2048"_s, u"/CN=mx.good.test"_s, names, u"ca"_s), QString());
        QCOMPARE(test::TlsServer::certify(m_folder, u"sha1"_s, u"rsa:2048"_s, u"/CN=mx.good.test"_s, names, u"ca"_s, { u"-sha1"_s }), QString());
        QCOMPARE(test::TlsServer::certify(m_folder, u"short"_s, u"rsa:1024"_s, u"/CN=mx.good.test"_s, names, u"ca"_s), QString());
        QVERIFY(m_loaded.mistakes.isEmpty());
    }

    void setUps_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<Settings>("settings");
        QTest::addColumn<int>("yearsAhead");
        QTest::addColumn<QStringList>("controls");
        QTest::newRow("logins at the MX") << u"mx"_s << with(mxSettings, logins) << 0 << QStringList { u"BW-SUB-001"_s };
        QTest::newRow("signed with SHA-1") << u"sha1"_s << mxSettings << 0 << QStringList { u"BW-TLS-006"_s };
        QTest::newRow("short key") << u"short"_s << mxSettings << 0 << QStringList { u"BW-TLS-006"_s };
        QTest::newRow("expired") << u"mx"_s << mxSettings << 11 << QStringList { u"BW-TLS-004"_s, u"BW-TLS-005"_s };
    }
    void setUps()
    {
        QFETCH(const QString, certificate);
        QFETCH(const Settings, settings);
        QFETCH(const int, yearsAhead);
        QFETCH(const QStringList, controls);
        test::Postfix postfix(m_folder, optionsOf(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'), certificate, settings));
        QCOMPARE(postfix.start(), QString());
        test::DovecotAuth dovecot(m_folder, { { u"reports@good.test"_s, u"secret"_s } }, postfix.queueFolder() + u"/private"_s);
        if (settings.contains("smtpd_sasl_type"))
            QCOMPARE(dovecot.start(), QString());
        const test::ManualClock clock(core::SystemClock().now() + yearsAhead * 365 * core::microsPerDay);
        const auto look = assessment::lookAtHost({ .catalog = m_loaded.catalog, .clock = clock, .makeAsker = {}, .caFile = m_folder.path(u"tls/ca.pem"_s), .patience = std::chrono::minutes(1) },
            { u"127.0.0.1"_s, m_port, u"smtp"_s, u"mx.good.test"_s });
        QVERIFY2(look && look->isMeasured(), qPrintable(look ? look->problem : look.error().oneLine()));
        QCOMPARE(failing(*look).join(u' '), controls.join(u' '));
        QCOMPARE(postfix.queued(), 0);
    }

    /// A domain, its signed zone and its server: STARTTLS, the certificate and the TLSA record are judged of what the server shows.
    void aDomainAndItsServer_data()
    {
        QTest::addColumn<QString>("domain");
        QTest::addColumn<bool>("isRight");
        QTest::newRow("TLSA of its key") << u"good.test"_s << true;
        QTest::newRow("TLSA of another key") << u"wrong.test"_s << false;
    }
    void aDomainAndItsServer()
    {
        QFETCH(const QString, domain);
        QFETCH(const bool, isRight);
        if (const QString why = serveDns(); !why.isEmpty())
            QSKIP(qPrintable(why));
        test::Postfix postfix(m_folder, optionsOf(domain, u"mx"_s, mxSettings));
        QCOMPARE(postfix.start(), QString());
        const Ran ran = test::runProgram(QStringLiteral(BW_BINARY_DIR "/breakwaterctl"),
            { u"check"_s, u"domain"_s, domain, u"--resolver"_s, m_nsd->address(), u"--trust-anchor"_s, m_folder.path(u"anchors"_s), u"--ca"_s, m_folder.path(u"tls/ca.pem"_s), u"--mail-port"_s,
                QString::number(m_port) },
            {}, { u"HOME="_s + m_folder.path(), u"XDG_DATA_HOME="_s + m_folder.path(u"data"_s), u"XDG_CONFIG_HOME="_s + m_folder.path(u".config"_s), u"LANGUAGE=en"_s });
        QVERIFY2(ran.exitCode == 1, ran.err.constData());
        const QJsonObject answer = QJsonDocument::fromJson(ran.out).object();
        for (const QString &control : { u"BW-TLS-001"_s, u"BW-TLS-004"_s })
            QVERIFY2(findingOf(answer, control)[u"verdict"_s] == u"pass"_s, qPrintable(control + u": "_s + findingOf(answer, control)[u"reason"_s].toString()));
        const QJsonObject dane = findingOf(answer, u"BW-TLS-012"_s);
        QCOMPARE(evidenceOf(dane, u"dane.hosts"_s, u"matches"_s), QJsonValue(isRight));
        QCOMPARE(dane[u"verdict"_s].toString(), isRight ? u"pass"_s : u"fail"_s);
        if (!isRight)
            QCOMPARE(dane[u"severity"_s].toString(), u"critical"_s);
        // How the server was asked stands beside how its name was.
        const QJsonObject proof = findingOf(answer, u"BW-TLS-001"_s);
        QVERIFY2(QJsonDocument(proof).toJson().contains("C: EHLO") && QJsonDocument(proof).toJson().contains("dig "), QJsonDocument(proof).toJson().constData());
        QCOMPARE(postfix.queued(), 0);
    }

private:
    [[nodiscard]] test::PostfixOptions optionsOf(const QString &name, const QString &certificate, const Settings &settings)
    {
        m_port = test::freePort();
        const QByteArray base = m_folder.path(u"tls/"_s + certificate).toUtf8();
        QByteArray mainCf = "smtpd_tls_chain_files = " + base + ".key, " + base + ".pem\n";
        for (auto it = settings.cbegin(); it != settings.cend(); ++it)
            mainCf += it.key() + " = " + it.value() + '\n';
        return { name, m_folder.path(name + u".log"_s), m_port, mainCf };
    }

    /// Two signed zones whose MX is this computer. Empty, or why that cannot be.
    [[nodiscard]] QString serveDns()
    {
        if (m_nsd)
            return {};
        if (const QString why = test::whyNotHere({ u"/usr/sbin/nsd"_s, u"/usr/bin/ldns-signzone"_s }, false); !why.isEmpty())
            return why;
        const Ran der = test::runProgram(u"openssl"_s, { u"x509"_s, u"-in"_s, m_folder.path(u"tls/mx.pem"_s), u"-outform"_s, u"DER"_s });
        const auto facts = tls::factsOfCertificate(der.out.toStdString());
        if (!facts)
            return facts.error().oneLine();
        m_nsd = std::make_unique<test::Nsd>(m_folder);
        QByteArray anchors;
        for (const auto &[zone, key] : { std::pair { u"good.test"_s, facts->keySha256 }, std::pair { u"wrong.test"_s, std::string(64, '0') } }) {
            m_nsd->addZone(zone, "@ MX 10 mx\nmx A 127.0.0.1\n@ TXT \"v=spf1 mx -all\"\n_25._tcp.mx TLSA 3 1 1 " + QByteArray::fromStdString(key) + '\n');
            anchors += m_nsd->sign(zone) + '\n';
        }
        m_nsd->addZone(u"test"_s, "x A 127.0.0.1\n");
        m_folder.write(u"anchors"_s, anchors);
        return m_nsd->start();
    }

    test::WorkFolder m_folder;
    posture::LoadedCatalog m_loaded = posture::Catalog::load(posture::Catalog::shippedFiles());
    std::unique_ptr<test::Nsd> m_nsd;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(TestLiveMailServers)
#include "tst_live_mailservers.moc"
