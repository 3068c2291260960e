// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/arc/check.h"
#include "tests/models/mailauth/dkimsigner.h"
#include "tests/support/program.h"
#include "tests/support/scriptedresolver.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;
using namespace std::string_literals;
using mailauth::arc::Report;
using mailauth::arc::Verdict;

namespace {

const std::string message = "From: Ann <ann@example.org>\r\nTo: Bob <bob@example.net>\r\nSubject: Hi\r\n\r\nHello\r\n";

std::string set(int instance, const std::string &cv)
{
    const std::string i = "i=" + std::to_string(instance) + "; ";
    return "ARC-Seal: " + i + "a=rsa-sha256; cv=" + cv + "; d=example.org; s=sel; b=AAAA\r\nARC-Message-Signature: " + i
        + "a=rsa-sha256; d=example.org; s=sel; h=from; bh=AAAA; b=AAAA\r\nARC-Authentication-Results: " + i + "mx.example.org; spf=pass smtp.mailfrom=a.example\r\n";
}

std::string changed(std::string text, std::string_view from, std::string_view to)
{
    const std::size_t at = text.find(from);
    if (at == std::string::npos)
        qFatal("the test's own text lacks what it wants to change");
    return text.replace(at, from.size(), to);
}

Report check(const std::string &bytes, dns::Resolver &resolver)
{
    return mailauth::arc::check(mailauth::parseMessage(bytes), resolver, {});
}

Report check(const std::string &bytes, const std::string &record)
{
    test::ScriptedResolver script;
    script.add("sel._domainkey.example.org", dns::Type::Txt, record);
    return check(bytes, script);
}

QString inBase64(const std::string &bytes)
{
    return QString::fromLatin1(QByteArray::fromStdString(bytes).toBase64());
}

} // namespace

/// ARC by RFC 8617: the structure by hand, whole chains as dkimpy seals them.
class TestMailauthArc final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void structure()
    {
        test::ScriptedResolver script;
        const auto verdictOf = [&script](const std::string &fields) { return check(fields + message, script).verdict; };
        QCOMPARE(verdictOf(""), Verdict::None);
        QCOMPARE(check(set(2, "pass") + set(1, "none") + message, script).sets.size(), std::size_t(2));
        QCOMPARE(script.asked, std::vector { "TXT sel._domainkey.example.org"s }); // so far it is whole
        script.asked.clear();
        for (const std::string &bad : { set(2, "pass"), set(3, "pass") + set(1, "none"), set(1, "none") + set(1, "none"), set(1, "pass"), set(1, ""), set(2, "none") + set(1, "none"), set(2, "fail") + set(1, "none"),
                 set(3, "pass") + set(2, "fail") + set(1, "none"), set(0, "none"), set(51, "pass"), changed(set(1, "none"), "ARC-Seal", "X-Seal"), changed(set(1, "none"), "ARC-Message-Signature", "X-M"),
                 changed(set(1, "none"), "ARC-Authentication-Results", "X-A"), changed(set(1, "none"), "i=1; ", ""), changed(set(1, "none"), "i=1; ", "i=one; ") }) {
            const Report report = check(bad + message, script);
            QVERIFY2(report.verdict == Verdict::Fail && !report.reason.isEmpty(), bad.c_str());
        }
        QVERIFY(script.asked.empty());
        std::string many;
        for (int i = 1; i <= 60; ++i)
            many = set(i, i == 1 ? "none" : "pass") + many;
        QCOMPARE(verdictOf(many), Verdict::Fail);
    }

    void chains()
    {
        const QString python = u"/usr/bin/python3"_s;
        if (!QFileInfo::exists(python) || test::runProgram(python, { u"-c"_s, u"import dkim, authres"_s }).exitCode != 0)
            QSKIP("python3-dkim and python3-authres are not here.");
        const auto ask = [&python](const QJsonObject &question) {
            const auto ran = test::runProgram(python, { QStringLiteral(BW_SOURCE_DIR "/tests/models/mailauth/dkimpeer.py") }, QJsonDocument(question).toJson());
            return ran.exitCode == 0 ? QJsonDocument::fromJson(ran.out).object() : QJsonObject { { u"error"_s, QString::fromUtf8(ran.err) } };
        };
        const test::DkimSigner signer = test::DkimSigner::rsa(1024);
        const std::string record = "v=DKIM1; p=" + signer.publicKey();
        QJsonArray seal;
        for (int hops = 1; hops <= 3; ++hops)
            seal.append(QJsonObject { { u"message"_s, inBase64(message) }, { u"key"_s, inBase64(signer.pem()) }, { u"hops"_s, hops } });
        const QJsonObject answer = ask({ { u"seal"_s, seal } });
        QVERIFY2(answer[u"sealed"_s].toArray().size() == 3, qPrintable(answer[u"error"_s].toString()));

        std::vector<std::string> all;
        for (int hops = 1; hops <= 3; ++hops) {
            const std::string sealed = QByteArray::fromBase64(answer[u"sealed"_s][hops - 1].toString().toLatin1()).toStdString();
            const Report report = check(sealed, record);
            QVERIFY2(report.verdict == Verdict::Pass, qPrintable(report.reason + QString::fromStdString(sealed)));
            QCOMPARE(report.sets.size(), std::size_t(hops));
            QCOMPARE(report.sets.back().results.results.back().property("smtp", "mailfrom"), std::optional<std::string_view>("hop" + std::to_string(hops - 1) + ".example"));
            for (const std::string &one : { sealed, changed(sealed, "Hello", "Hallo"), changed(sealed, "Subject: Hi", "Subject: Ho"), changed(sealed, "Subject: Hi", "Subject:  Hi"), "X-More: x\r\n" + sealed,
                     changed(sealed, "cv=none", "cv=pass"), changed(sealed, "hop0", "hop9"), sealed.substr(sealed.find("ARC-Message-Signature")) })
                all.push_back(one);
            test::ScriptedResolver silent;
            silent.silenceName("sel._domainkey.example.org");
            QCOMPARE(check(sealed, silent).verdict, Verdict::TempError);
            QCOMPARE(check(sealed, "p=" + test::DkimSigner::rsa(1024).publicKey()).verdict, Verdict::Fail);
        }
        QJsonArray chain;
        for (const std::string &one : all)
            chain.append(QJsonObject { { u"message"_s, inBase64(one) }, { u"record"_s, QString::fromStdString(record) } });
        const QJsonArray theirs = ask({ { u"chain"_s, chain } })[u"chained"_s].toArray();
        QCOMPARE(std::size_t(theirs.size()), all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            QVERIFY2(theirs[qsizetype(i)].toString() == QLatin1String(mailauth::arc::wordOf(check(all[i], record).verdict)), (theirs[qsizetype(i)].toString().toStdString() + " there: " + all[i]).c_str());
    }
};

QTEST_GUILESS_MAIN(TestMailauthArc)
#include "tst_mailauth_arc.moc"
