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
