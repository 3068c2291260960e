// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ipaddress.h"
#include "models/dns/unboundresolver.h"
#include "models/mailauth/message.h"
#include "models/mailauth/messagecheck.h"
#include "tests/models/mailauth/peers/differences.h"
#include "tests/models/mailauth/peers/peercases.h"
#include "tests/support/nsd.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;

namespace {

QString inBase64(const std::string &bytes)
{
    return QString::fromLatin1(QByteArray::fromStdString(bytes).toBase64());
}

/// Of each case, in the words of RFC 8601.
struct Opinion
{
    QString spf, dmarc, policy, arc;
    QStringList dkim; ///< pass, temperror, or "no": the words for why not are each program's own
};

QString passOrNot(const QString &word)
{
    return word == u"pass" || word == u"temperror" ? word : u"no"_s;
}

} // namespace

/// Other programs are asked about the same messages by the same name server. Where they differ the RFC decides, case by case: differences.cpp.
class TestMailauthPeers final : public QObject
{
    Q_OBJECT
    std::unique_ptr<test::WorkFolder> m_folder;
    std::unique_ptr<test::Nsd> m_nsd;
    test::PeerCases m_cases;
    std::vector<mailauth::MessageReport> m_ours; ///< by RFC 7489, as the others
    QStringList m_differences;
    QSet<std::size_t> m_seen; ///< rows of the table that came up

    [[nodiscard]] mailauth::MessageReport check(const test::PeerCase &one, dns::Resolver &resolver, mailauth::dmarc::Method method) const
    {
        mailauth::MessageRequest request;
        request.client = core::IpAddress::parse(one.client);
        request.mailFrom = one.mailFrom;
        request.helo = one.helo;
        request.now = 1'800'000'000LL * core::microsPerSecond; // between the cases' expiries, as every clock is
        request.method = method;
        return mailauth::checkMessage(mailauth::parseMessage(one.message), request, resolver);
    }
    [[nodiscard]] std::vector<mailauth::MessageReport> checkAll(mailauth::dmarc::Method method) const
    {
        dns::UnboundOptions options;
        options.servers.push_back(*dns::parseServer(m_nsd->address().toStdString()));
        options.perCheck = std::chrono::minutes(5);
        const auto resolver = dns::UnboundResolver::open(options);
        std::vector<mailauth::MessageReport> reports;
        for (const test::PeerCase &one : m_cases.cases)
            reports.push_back(check(one, **resolver, method));
        return reports;
    }
    static Opinion opinionOf(const mailauth::MessageReport &report)
    {
        using namespace mailauth;
        Opinion ours { QLatin1String(spf::wordOf(report.spf.verdict)), QLatin1String(dmarc::wordOf(report.dmarc.verdict)), {}, QLatin1String(arc::wordOf(report.arc.verdict)), {} };
        if (report.dmarc.verdict == dmarc::Verdict::Pass || report.dmarc.verdict == dmarc::Verdict::Fail)
            ours.policy = QLatin1String(dmarc::wordOf(report.dmarc.policy));
        for (const dkim::Report &one : report.dkim)
            ours.dkim << passOrNot(QLatin1String(dkim::wordOf(one.verdict)));
        return ours;
    }
    void compare(const QString &peer, const QString &what, std::size_t number, const QString &ours, const QString &theirs)
    {
        if (ours == theirs)
            return;
        const QString name = QString::fromUtf8(m_cases.cases[number].name);
        for (std::size_t i = 0; i < test::differences.size(); ++i) {
            const test::Difference &known = test::differences[i];
            const auto fits = [](const char *pattern, const QString &text) { return QRegularExpression(QRegularExpression::anchoredPattern(QString::fromUtf8(pattern))).match(text).hasMatch(); };
            if (peer == QLatin1String(known.peer) && what == QLatin1String(known.check) && fits(known.cases, name) && fits(known.ours, ours) && fits(known.theirs, theirs)) {
                m_seen.insert(i);
                return;
            }
        }
        m_differences << u"%1 | %2 | %3 | %4 | %5"_s.arg(peer, what, name, ours, theirs);
    }
    /// All of them stand in the table, and all of the table's rows of this peer came up.
    void verify(const QString &peer)
    {
        for (std::size_t i = 0; i < test::differences.size(); ++i)
            if (peer == QLatin1String(test::differences[i].peer) && !m_seen.contains(i))
                m_differences << u"%1 | %2 | %3: they agree now"_s.arg(peer, QLatin1String(test::differences[i].check), QString::fromUtf8(test::differences[i].cases));
        const QStringList found = std::exchange(m_differences, {});
        for (const QString &one : found)
            qWarning("%s", qPrintable(one));
        QCOMPARE(found.size(), 0);
    }
    [[nodiscard]] QJsonObject askMailauth(const QJsonObject &question) const
    {
        const QString script = QStringLiteral(BW_SOURCE_DIR "/tests/models/mailauth/peers/mailauthpeer.cjs");
        const auto ran = test::runProgram(u"node"_s, { script }, QJsonDocument(question).toJson(), { QStringLiteral("NODE_PATH=" BW_SOURCE_DIR "/build/npm/node_modules") }, 240'000);
        if (ran.exitCode != 0)
            qWarning("%s", ran.err.constData());
        return QJsonDocument::fromJson(ran.out).object();
    }
    [[nodiscard]] static QString whyNoMailauth()
    {
        if (!QFileInfo::exists(QStringLiteral(BW_SOURCE_DIR "/build/npm/node_modules/mailauth/package.json")))
            return u"mailauth (npm) is not in build/npm: installer/test puts it there."_s;
        return test::runProgram(u"node"_s, { u"--version"_s }).exitCode == 0 ? QString() : u"node is not installed."_s;
    }
    /// The cases of DKIM and SPF come from two domains without a policy: they would teach nothing there.
    [[nodiscard]] bool isOfDmarc(std::size_t number) const { return m_ours[number].dmarc.domain != "example.org" && m_ours[number].dmarc.domain != "keys.org"; }
    /// What OpenDMARC goes by: what SPF and DKIM came to here.
    [[nodiscard]] QByteArray resultsOf(std::size_t number) const
    {
        using namespace mailauth;
        const MessageReport &report = m_ours[number];
        QByteArray value = QByteArray("peer.example; spf=") + spf::wordOf(report.spf.verdict) + (report.spf.identity == spf::Identity::Helo ? " smtp.helo=" : " smtp.mailfrom=") + QByteArray::fromStdString(report.spf.domain);
        for (const dkim::Report &one : report.dkim)
            value += QByteArray("; dkim=") + dkim::wordOf(one.verdict) + " header.d=" + QByteArray::fromStdString(one.domain);
        return value;
    }
    static QByteArray luaText(const QByteArray &bytes)
    {
        QByteArray text = "\"";
        for (const char c : bytes)
            text += c == '"' || c == '\\' || c < ' ' || c > '~' ? '\\' + QByteArray::number(static_cast<unsigned char>(c)).rightJustified(3, '0') : QByteArray(1, c);
        return text + '"';
    }
    /// Hands each case to a milter, as an MTA does, and says which Authentication-Results it adds.
    [[nodiscard]] QByteArray milterScript(quint16 port) const
    {
        QByteArray script = "function ask(number, client, helo, sender, fields)\n  local c = mt.connect(\"inet:" + QByteArray::number(port)
            + "@127.0.0.1\")\n  mt.conninfo(c, helo, client)\n  mt.helo(c, helo)\n  mt.mailfrom(c, sender)\n  mt.rcptto(c, \"<bob@example.net>\")\n"
              "  for _, f in ipairs(fields) do mt.header(c, f[1], f[2]) end\n  mt.eoh(c)\n  mt.eom(c)\n  mt.echo(\"case \" .. number .. \": \" .. (mt.getheader(c, \"Authentication-Results\", 0) or \"\"))\n"
              "  mt.disconnect(c)\nend\n";
        for (std::size_t i = 0; i < m_ours.size(); ++i) {
            if (!isOfDmarc(i))
                continue;
            const test::PeerCase &one = m_cases.cases[i];
            const QByteArray sender = QByteArray::fromStdString(one.mailFrom);
            script += "ask(" + QByteArray::number(i) + ", " + luaText(QByteArray::fromStdString(one.client)) + ", " + luaText(QByteArray::fromStdString(one.helo)) + ", " + luaText('<' + sender + '>') + ", {{\"Authentication-Results\", "
                + luaText(resultsOf(i)) + '}';
            for (const mailauth::Field &field : mailauth::parseMessage(one.message).fields) {
                const qsizetype colon = QByteArrayView(field.raw).indexOf(':');
                script += ", {" + luaText(QByteArray::fromStdString(field.raw).left(colon)) + ", " + luaText(QByteArray::fromStdString(std::string(field.value())).replace("\r\n", "\n").trimmed()) + '}';
            }
            script += "})\n";
        }
        return script;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/nsd"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_cases = test::makePeerCases();
        if (whyNoMailauth().isEmpty()) {
            QJsonArray seal;
            for (const int hops : { 1, 2, 3 })
                seal.append(QJsonObject { { u"message"_s, inBase64(m_cases.sealable) }, { u"key"_s, QString::fromStdString(m_cases.sealingKey) }, { u"domain"_s, u"hop.org"_s }, { u"selector"_s, u"sel"_s }, { u"hops"_s, hops } });
            const QJsonArray sealed = askMailauth({ { u"server"_s, u"127.0.0.1:53"_s }, { u"seal"_s, seal } })[u"sealed"_s].toArray();
            QCOMPARE(sealed.size(), 3);
            for (int hops = 1; hops <= 3; ++hops)
                test::addSealed(m_cases, QByteArray::fromBase64(sealed[hops - 1].toString().toLatin1()).toStdString(), hops);
        }
        m_folder = std::make_unique<test::WorkFolder>();
        m_nsd = std::make_unique<test::Nsd>(*m_folder);
        for (const auto &[zone, records] : m_cases.zones)
            m_nsd->addZone(QString::fromStdString(zone), QByteArray::fromStdString(records));
        QCOMPARE(m_nsd->start(), QString());
        m_ours = checkAll(mailauth::dmarc::Method::PublicSuffixList);
        QVERIFY(m_ours.size() > 700);
    }

    void mailauthOfNpm()
    {
        if (const QString why = whyNoMailauth(); !why.isEmpty())
            QSKIP(qPrintable(why));
        QJsonArray questions;
        for (const test::PeerCase &one : m_cases.cases)
            questions.append(QJsonObject { { u"message"_s, inBase64(one.message) }, { u"client"_s, QString::fromStdString(one.client) }, { u"mailFrom"_s, QString::fromUtf8(one.mailFrom) }, { u"helo"_s, QString::fromStdString(one.helo) } });
        const QJsonArray answers = askMailauth({ { u"server"_s, m_nsd->address() }, { u"check"_s, questions } })[u"checked"_s].toArray();
        QCOMPARE(std::size_t(answers.size()), m_ours.size());
        for (std::size_t i = 0; i < m_ours.size(); ++i) {
            const QJsonValue theirs = answers[qsizetype(i)];
            const Opinion ours = opinionOf(m_ours[i]);
            QStringList dkim;
            for (const QJsonValue word : theirs[u"dkim"_s].toArray())
                dkim << passOrNot(word.toString());
            compare(u"mailauth"_s, u"spf"_s, i, ours.spf, theirs[u"spf"_s].toString());
            compare(u"mailauth"_s, u"dkim"_s, i, ours.dkim.join(u' '), dkim.join(u' '));
            compare(u"mailauth"_s, u"dmarc"_s, i, ours.dmarc, theirs[u"dmarc"_s].toString());
            if (ours.dmarc == theirs[u"dmarc"_s].toString())
                compare(u"mailauth"_s, u"policy"_s, i, ours.policy, theirs[u"policy"_s].toString().toLower());
            compare(u"mailauth"_s, u"arc"_s, i, ours.arc, theirs[u"arc"_s].toString());
        }
        verify(u"mailauth"_s);
    }

    void openDkim()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/opendkim"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder->write(u"opendkim/unbound.conf"_s, "server:\n    do-not-query-localhost: no\n");
        m_folder->write(u"opendkim/opendkim.conf"_s, u"Mode v\nNameservers 127.0.0.1@%1\nResolverConfiguration %2\n"_s.arg(m_nsd->port()).arg(m_folder->path(u"opendkim/unbound.conf"_s)).toUtf8());
        for (std::size_t i = 0; i < m_ours.size(); ++i) {
            if (m_ours[i].dkim.empty())
                continue;
            const bool isGood = std::ranges::any_of(m_ours[i].dkim, [](const auto &one) { return one.verdict == mailauth::dkim::Verdict::Pass; });
            // One by one, for the first that it calls malformed would end it; with LF, as its test mode reads them.
            m_folder->write(u"opendkim/message"_s, QByteArray::fromStdString(m_cases.cases[i].message).replace("\r\n", "\n"));
            const auto ran = test::runProgram(u"/usr/sbin/opendkim"_s, { u"-x"_s, m_folder->path(u"opendkim/opendkim.conf"_s), u"-v"_s, u"-t"_s, m_folder->path(u"opendkim/message"_s) });
            const bool isTheirs = QRegularExpression(u": verification \\([^)]*\\) succeeded"_s).match(QString::fromUtf8(ran.out + ran.err)).hasMatch();
            compare(u"opendkim"_s, u"dkim"_s, i, isGood ? u"pass"_s : u"no"_s, isTheirs ? u"pass"_s : u"no"_s);
        }
        verify(u"opendkim"_s);
    }

    void openDmarc()
    {
        if (const QString why = test::whyNotHere({ u"/usr/sbin/opendmarc"_s, u"/usr/bin/miltertest"_s }, false); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_folder->write(u"opendmarc/opendmarc.conf"_s, "AuthservID peer.example\nPublicSuffixList /usr/share/publicsuffix/public_suffix_list.dat\n");
        const quint16 port = test::freePort();
        const test::Program filter(u"/usr/sbin/opendmarc"_s, { u"-f"_s, u"-c"_s, m_folder->path(u"opendmarc/opendmarc.conf"_s), u"-p"_s, u"inet:%1@127.0.0.1"_s.arg(port) },
            { u"BW_TEST_DNS_PORT=%1"_s.arg(m_nsd->port()), QStringLiteral("LD_PRELOAD=" BW_BINARY_DIR "/tests/dnsport.so") });
        QVERIFY(test::waitUntil([port] { return test::portAnswers(port); }));
        m_folder->write(u"opendmarc/cases.lua"_s, milterScript(port));
        const auto ran = test::runProgram(u"/usr/bin/miltertest"_s, { u"-s"_s, m_folder->path(u"opendmarc/cases.lua"_s) }, {}, {}, 240'000);
        QVERIFY2(ran.exitCode == 0, (ran.out.right(300) + ran.err.right(300)).constData());
        QHash<qsizetype, QRegularExpressionMatch> said;
        for (const QByteArray &line : ran.out.split('\n'))
            if (const auto found = QRegularExpression(u"case (\\d+): (?:.*dmarc=(\\w+) (?:\\(p=(\\w+))?)?"_s).match(QString::fromUtf8(line)); found.hasMatch())
                said.insert(found.captured(1).toLongLong(), found);
        for (std::size_t i = 0; i < m_ours.size(); ++i) {
            if (!isOfDmarc(i))
                continue;
            const Opinion ours = opinionOf(m_ours[i]);
            const auto theirs = said.value(qsizetype(i));
            compare(u"opendmarc"_s, u"dmarc"_s, i, ours.dmarc, theirs.captured(2));
            if (ours.dmarc == theirs.captured(2))
                compare(u"opendmarc"_s, u"policy"_s, i, ours.policy, ours.policy.isEmpty() ? QString() : theirs.captured(3));
        }
        verify(u"opendmarc"_s);
    }

    /// Where the newer way of finding policies comes to another verdict than the older one.
    void treeWalkOrSuffixes()
    {
        const std::vector<mailauth::MessageReport> walked = checkAll(mailauth::dmarc::Method::TreeWalk);
        for (std::size_t i = 0; i < m_ours.size(); ++i) {
            const Opinion ours = opinionOf(walked[i]), older = opinionOf(m_ours[i]);
            compare(u"RFC 7489"_s, u"dmarc"_s, i, ours.dmarc + u' ' + ours.policy, older.dmarc + u' ' + older.policy);
        }
        verify(u"RFC 7489"_s);
    }
};

QTEST_GUILESS_MAIN(TestMailauthPeers)
#include "tst_mailauth_peers.moc"
