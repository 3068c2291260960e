// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/dkim/verify.h"
#include "tests/models/mailauth/dkimsigner.h"
#include "tests/support/program.h"
#include "tests/support/scriptedresolver.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <random>

using namespace bw;
using namespace Qt::StringLiterals;
using namespace std::string_literals;
using mailauth::dkim::Verdict;

namespace {

const std::string canons[] { "simple", "relaxed" };

QString inBase64(const std::string &bytes)
{
    return QString::fromLatin1(QByteArray::fromStdString(bytes).toBase64());
}

/// Messages of every shape that matters to canonicalization, the same ones in each run.
class Messages final
{
public:
    std::string next()
    {
        std::string text = "From:" + pick({ " ", "", "  " }) + "Ann <ann@example.org>" + pick({ "", " ", "\t" }) + "\r\nTo: a@example.net,\r\n" + pick({ " ", "\t", "   " })
            + "b@example.net\r\n" + pick({ "Subject", "SUBJECT", "subject" }) + ": " + pick({ "Hi", "two  spaces", "caf\xC3\xA9", "" }) + "\r\nX-Other: " + std::to_string(m_random()) + "\r\n\r\n";
        for (unsigned lines = m_random() % 6; lines > 0; --lines)
            text += pick({ "", "", "text", " lead", "trail ", "trail\t \t", "a  b \t c", "\t", ".", std::string(900, 'x'), "\xC3\xA4\xFF" }) + "\r\n";
        return text;
    }
    /// One byte, one blank or one line otherwise; perhaps within what no canonicalization sees.
    std::string changed(std::string text)
    {
        const std::size_t at = m_random() % text.size();
        switch (m_random() % 5) {
        case 0:
            text.insert(text[at] == '\n' ? at + 1 : at, " "); // a CR without its LF is no mail (RFC 5322, 2.3): each reads it as it likes
            break;
        case 1:
            text[at] = text[at] == '\r' || text[at] == '\n' ? text[at] : 'q';
            break;
        case 2:
            text += "\r\n";
            break;
        case 3:
            if (const std::size_t blank = text.find("  ", at); blank != std::string::npos)
                text.erase(blank, 1);
            break;
        default:
            text = "X-Trace: " + std::to_string(at) + "\r\n" + text;
        }
        return text;
    }
    std::string pick(const std::vector<std::string> &of) { return of[m_random() % of.size()]; }

private:
    std::mt19937 m_random { 6376 };
};

bool passes(const std::string &message, const std::string &record)
{
    test::ScriptedResolver script;
    script.add("sel._domainkey.example.org", dns::Type::Txt, record);
    const auto reports = mailauth::dkim::verify(mailauth::parseMessage(message), script, {});
    return !reports.empty() && reports.front().verdict == Verdict::Pass;
}

} // namespace

/// Against dkimpy (Debian's python3-dkim): what it signs verifies here, and of what we sign and then change both think the same.
class TestMailauthDkimPeer final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agrees()
    {
        const QString python = u"/usr/bin/python3"_s;
        if (!QFileInfo::exists(python) || test::runProgram(python, { u"-c"_s, u"import dkim, nacl"_s }).exitCode != 0)
            QSKIP("python3-dkim and python3-nacl are not here.");
        const test::DkimSigner rsa = test::DkimSigner::rsa(1024), ed25519 = test::DkimSigner::ed25519();
        const std::string records[] { "v=DKIM1; k=rsa; p=" + rsa.publicKey(), "v=DKIM1; k=ed25519; p=" + ed25519.publicKey() };
        Messages messages;
        QJsonArray sign, verify;
        std::vector<int> signedWith;
        std::vector<std::pair<std::string, int>> ours;
        for (int i = 0; i < 160; ++i) {
            const int which = i % 2;
            const std::string &header = canons[i / 2 % 2], &body = canons[i / 4 % 2], message = messages.next();
            sign.append(QJsonObject { { u"message"_s, inBase64(message) }, { u"key"_s, inBase64(which == 0 ? rsa.pem() : ed25519.seed()) },
                { u"algorithm"_s, which == 0 ? u"rsa-sha256"_s : u"ed25519-sha256"_s }, { u"header"_s, QString::fromStdString(header) }, { u"body"_s, QString::fromStdString(body) }, { u"length"_s, i % 5 == 0 } });
            signedWith.push_back(which);
            const std::string own = (which == 0 ? rsa : ed25519).sign(message, "d=example.org; s=sel; h=from:to:subject; c=" + header + '/' + body);
            ours.emplace_back(own, which);
            ours.emplace_back(messages.changed(own), which);
            ours.emplace_back(messages.changed(own), which);
        }
        for (const auto &[message, which] : ours)
            verify.append(QJsonObject { { u"message"_s, inBase64(message) }, { u"record"_s, QString::fromStdString(records[which]) } });
        const auto ran = test::runProgram(python, { QStringLiteral(BW_SOURCE_DIR "/tests/models/mailauth/dkimpeer.py") }, QJsonDocument(QJsonObject { { u"sign"_s, sign }, { u"verify"_s, verify } }).toJson());
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        const QJsonObject answer = QJsonDocument::fromJson(ran.out).object();

        const QJsonArray made = answer[u"signed"_s].toArray();
        QCOMPARE(made.size(), sign.size());
        for (qsizetype i = 0; i < made.size(); ++i) {
            const std::string message = QByteArray::fromBase64(made[i].toString().toLatin1()).toStdString();
            QVERIFY2(passes(message, records[signedWith[std::size_t(i)]]), message.c_str());
        }
        const QJsonArray verified = answer[u"verified"_s].toArray();
        int good = 0, bad = 0;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            if (verified[qsizetype(i)].isNull()) // RFC 6376 does not say that a line which is no field spoils the others
                continue;
            const bool isGood = passes(ours[i].first, records[ours[i].second]);
            QVERIFY2(isGood == verified[qsizetype(i)].toBool(), (std::string(isGood ? "passes here alone:\n" : "passes there alone:\n") + ours[i].first).c_str());
            ++(isGood ? good : bad);
        }
        QVERIFY2(good > 160 && bad > 50, qPrintable(u"%1 good, %2 bad"_s.arg(good).arg(bad)));
    }
};

QTEST_GUILESS_MAIN(TestMailauthDkimPeer)
#include "tst_mailauth_dkim_peer.moc"
