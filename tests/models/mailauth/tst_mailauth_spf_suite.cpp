// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mailauth/spf/check.h"
#include "tests/support/scriptedresolver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bw;
using namespace Qt::StringLiterals;

namespace {

dns::Type typeOf(const QString &word)
{
    for (const dns::Type type : { dns::Type::A, dns::Type::Aaaa, dns::Type::Mx, dns::Type::Ptr, dns::Type::Cname, dns::Type::Txt })
        if (dns::wordOf(type) == word.toStdString())
            return type;
    qFatal("a type that the suite did not have: %s", qPrintable(word));
}

void fill(test::ScriptedResolver &script, const QJsonArray &zone)
{
    for (const QJsonValue name : zone) {
        const std::string owner = name[u"name"_s].toString().toStdString();
        script.addEmpty(owner);
        for (const QJsonValue value : name[u"records"_s].toArray()) {
            QJsonArray record = value.toArray();
            const QString word = record.takeAt(0).toString();
            if (word == u"TIMEOUT") {
                script.silenceName(owner);
            } else if (word == u"TXT") {
                std::vector<std::string> strings;
                for (const QJsonValue one : record) {
                    std::string text = one.toString().toStdString();
                    for (; text.size() > 255; text.erase(0, 255))
                        strings.push_back(text.substr(0, 255));
                    strings.push_back(text);
                }
                script.addText(owner, strings);
            } else {
                script.add(owner, typeOf(word), record.first().toString().toStdString());
            }
        }
    }
}

} // namespace

/// The test suite of RFC 7208, whole (tests/data/spf; its licence and source stand in the file).
class TestMailauthSpfSuite final : public QObject
{
    Q_OBJECT
    QJsonArray m_scenarios;

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(BW_TEST_DATA "/spf/rfc7208-tests.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_scenarios = QJsonDocument::fromJson(file.readAll())[u"scenarios"_s].toArray();
    }

    void holds_data()
    {
        QTest::addColumn<QJsonObject>("test");
        QTest::addColumn<QJsonArray>("zone");
        int count = 0;
        for (const QJsonValue scenario : m_scenarios)
            for (const QJsonValue one : scenario[u"tests"_s].toArray()) {
                QTest::addRow("%s: %s", qPrintable(scenario[u"description"_s].toString()), qPrintable(one[u"id"_s].toString())) << one.toObject() << scenario[u"zone"_s].toArray();
                ++count;
            }
        QCOMPARE(count, 203);
    }

    void holds()
    {
        QFETCH(QJsonObject, test);
        QFETCH(QJsonArray, zone);
        test::ScriptedResolver script;
        fill(script, zone);
        mailauth::spf::Request request;
        request.client = core::IpAddress::parse(test[u"host"_s].toString().toStdString());
        request.mailFrom = test[u"mailfrom"_s].toString().toStdString();
        request.helo = test[u"helo"_s].toString().toStdString();
        const mailauth::spf::Report report = mailauth::spf::check(request, script);
        const QString verdict = QString::fromLatin1(mailauth::spf::wordOf(report.verdict));
        QVERIFY2(test[u"result"_s].toArray().contains(verdict), qPrintable(verdict + u": "_s + report.reason));
        // "DEFAULT": the sender's own could not be had.
        if (const QString explanation = test[u"explanation"_s].toString(); !explanation.isEmpty())
            QCOMPARE(QString::fromStdString(report.explanation), explanation == u"DEFAULT" ? QString() : explanation);
        QVERIFY(!report.reason.isEmpty());
        for (const std::string &asked : script.asked)
            QVERIFY2(!asked.starts_with("TYPE99"), asked.c_str());
    }
};

QTEST_GUILESS_MAIN(TestMailauthSpfSuite)
#include "tst_mailauth_spf_suite.moc"
