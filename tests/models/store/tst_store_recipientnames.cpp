// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/feedback/recipientnames.h"

#include <QTest>

using namespace bw;

class TestStoreRecipientNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Beside their domain too, where no form tells a name from a word: everywhere but in words of the format and in domains of addresses.
    void aRecipientIsNoWordOfItsReport_data()
    {
        QTest::addColumn<QByteArray>("local");
        for (const char *local : { "zyx.person", "zyxperson", "pass", "dkim", "a" })
            QTest::newRow(local) << QByteArray(local);
    }
    void aRecipientIsNoWordOfItsReport()
    {
        QFETCH(QByteArray, local);
        feedback::ArfReport report;
        report.recipients = { "<" + local.toStdString() + "@example.net>" };
        report.originalFrom.name = "mail.pass.test";
        const store::RecipientNames names(report, "Provider <dkim@provider.test>");
        using Place = store::RecipientNames::Place;
        const std::tuple<Place, QByteArray, QByteArray> rows[] {
            { Place::Text, "loop for X, X at example.net, X!example.net, <X> (\"X\")", "loop for *, * at example.net, *!example.net, <*> (\"*\")" },
            { Place::Text, "%3CX%40example.net%3E X&#64;example.net X=40example.net", "%3C*%40example.net%3E *&#64;example.net *=40example.net" },
            { Place::Text, "bounce+X=example.net@example.org SRS0=Hh=T1=example.net=X@example.org prvs=1z=X@example.org", "bounce+*=example.net@example.org SRS0=Hh=T1=example.net=*@example.org prvs=1z=*@example.org" },
            { Place::Text, QByteArray("XX X2 2X ") + "mail.pass.test X.example.net X.mail.pass.test", "XX X2 2X mail.pass.test *.example.net *.mail.pass.test" },
            { Place::Results, "mx; dkim=pass (for X: X pass) reason=\"no X\" header.d=mail.pass.test header.x=X; spf=fail smtp.helo=X.dyn.test policy.x=X",
                "mx; dkim=pass (for *: * pass) reason=\"no *\" header.d=mail.pass.test header.x=*; spf=fail smtp.helo=*.dyn.test policy.x=*" },
            { Place::Results, "mx; dkim=pass header.a=rsa-sha256; arc=pass; spf=pass", "mx; dkim=pass header.a=rsa-sha256; arc=pass; spf=pass" },
            { Place::Format, "v=spf1 a include:pass.provider.test -all", "v=spf1 a include:pass.provider.test -all" },
        };
        for (const auto &[place, text, kept] : rows) {
            QByteArray expected = QByteArray(kept).replace("X", local);
            if (local == "pass") // free words are names, whatever they say
                expected.replace("(for *: * pass)", "(for *: * *)");
            QCOMPARE(QByteArray::fromStdString(names.without(QByteArray(text).replace("X", local).toStdString(), place)), expected);
        }
    }

    /// Wherever the report names one, in whatever case and form: "for NAME" does not tell it.
    void whoIsNamedElsewhereIsNoWordEither_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("text");
        for (const char *text : { "for \u00c4nnequagga", "for \u00e4nnequagga", "for \u00c4NNEQUAGGA", "for A\u0308nnequagga", "for a\u0308nnequagga" })
            QTest::addRow("not ASCII, %s", text) << QByteArray("To") << QByteArray("\u00c4NNEquagga@v.test") << QByteArray(text);
        QTest::newRow("decomposed") << QByteArray("To") << QByteArray("A\u0308nnequagga@v.test") << QByteArray("for \u00e4nnequagga");
        QTest::newRow("quoted pair") << QByteArray("To") << QByteArray("\"zeb\\.quagga\"@v.test") << QByteArray("for zeb.quagga");
        const QByteArray plain = "for zebquagga";
        for (const char *received : { "from a by b for <zebquagga@v.test>; x", "from a by b For <zebquagga@v.test>", "from a by b\tfor\t<zebquagga@v.test>;", "from a by b (for <zebquagga@v.test>)", "from a by b for <list@example.org>; (envelope for <zebquagga@v.test>)" })
            QTest::addRow("Received, %s", received) << QByteArray("Received") << QByteArray(received) << plain;
        QTest::newRow("Return-Path") << QByteArray("Return-Path") << QByteArray("<bounce+zebquagga=v.test@example.org>") << plain;
        QTest::newRow("List-Unsubscribe, mail") << QByteArray("List-Unsubscribe") << QByteArray("<https://example.org/u>, <mailto:u-zebquagga=v.test@example.org?subject=x>") << plain;
        QTest::newRow("List-Unsubscribe, web") << QByteArray("List-Unsubscribe") << QByteArray("<https://example.org/u?list=7&email=zebquagga%40v.test>") << plain;
        QTest::newRow("envelope id") << QByteArray("id") << QByteArray("zebquagga=v.test") << plain;
        QTest::newRow("uri") << QByteArray("uri") << QByteArray("mailto:zebquagga@v.test") << plain;
        QTest::newRow("results, property") << QByteArray("results") << QByteArray("mx; dkim=fail smtp.rcptto=zebquagga@v.test") << plain;
        QTest::newRow("results, comment") << QByteArray("results") << QByteArray("mx; dkim=fail (zebquagga@v.test) (x)") << plain;
    }
    void whoIsNamedElsewhereIsNoWordEither()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, text);
        feedback::ArfReport report;
        report.mailFrom = "<news@example.org>";
        report.originalFrom.name = "example.org";
        if (field == "id")
            report.envelopeId = value.toStdString();
        else if (field == "uri")
            report.reportedUris = { value.toStdString() };
        else if (field == "results")
            report.authenticationResults = { value.toStdString() };
        else
            report.original = { { field.toStdString(), value.toStdString() } };
        QCOMPARE(store::RecipientNames(report, {}).without(text.toStdString()), std::string("for *"));
    }

    void theSendersOwnNameStays()
    {
        feedback::ArfReport report;
        report.mailFrom = "<news@example.org>";
        report.originalFrom.name = "example.org";
        report.authenticationResults = { "mx; spf=pass (mx: domain of news@example.org designates 192.0.2.1) smtp.mailfrom=news@example.org" };
        report.original = { { "Return-Path", "<news@example.org>" }, { "List-Unsubscribe", "<mailto:leave@example.org?subject=out>, <https://news.example.org/u?list=weekly>" }, { "Received", "from a by mx (using TLS for security) for waiting" } };
        report.envelopeId = "QWxhZGRpbg==";
        const std::string text = "news leave list weekly out subject security waiting QWxhZGRpbg";
        QCOMPARE(store::RecipientNames(report, {}).without(text), text);
    }

    /// Of one that names more than can be looked for nothing is kept but domains of addresses.
    void namesBeyondTheLimitLeaveNoText()
    {
        feedback::ArfReport report;
        std::string all;
        for (int i = 0; i < 300; ++i)
            all += (all.empty() ? "ann" : ", ann") + std::to_string(i) + "@example.net";
        report.original = { { "Cc", all } };
        const store::RecipientNames names(report, {});
        QCOMPARE(names.without("for ann299"), std::string("*"));
        QCOMPARE(names.without("example.net"), std::string("example.net"));
        QCOMPARE(names.without(""), std::string());
    }
};

QTEST_GUILESS_MAIN(TestStoreRecipientNames)
#include "tst_store_recipientnames.moc"
