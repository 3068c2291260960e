// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/tlsreport.h"

#include <QFile>
#include <QTest>

using namespace bw;
using namespace bw::feedback;
using namespace Qt::StringLiterals;

namespace {

/// RFC 8460, appendix B.
const QByteArray sample = [] {
    QFile file(QStringLiteral(BW_TEST_DATA "/feedback/rfc8460.json"));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}();

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString namesOf(const Deviations &deviations)
{
    QStringList names;
    for (std::size_t i = 0; i < deviationCount; ++i)
        if (deviations.has(static_cast<Deviation>(i)))
            names << text(nameOf(static_cast<Deviation>(i)));
    return names.join(u' ');
}

QString hostText(const Host &host)
{
    return host.address.isKnown() ? text(host.address.toString()) : host.received.empty() ? QString() : u'?' + text(host.received);
}

template <typename E> QString wordText(const Word<E> &word)
{
    return text(nameOf(word.value)) + (word.text.empty() ? QString() : u'(' + text(word.text) + u')');
}

QString joined(const std::vector<std::string> &all)
{
    QStringList list;
    for (const std::string &one : all)
        list << text(one);
    return list.join(u',');
}

/// A line for the report, for each policy, for each failure.
QStringList linesOf(const TlsReport &report)
{
    QStringList lines {u"org=%1 contact=%2 id=%3 period=%4/%5"_s.arg(text(report.organisation), text(report.contact), text(report.reportId))
                           .arg(report.period.begin / core::microsPerSecond)
                           .arg(report.period.end / core::microsPerSecond)};
    for (const TlsPolicy &policy : report.policies) {
        lines << u"%1 %2 mx=%3 strings=%4 ok=%5 failed=%6"_s.arg(wordText(policy.type), text(policy.domain.name), joined(policy.mxHosts),
                                                               joined(policy.strings))
                     .arg(policy.successful)
                     .arg(policy.failed);
        for (const TlsFailure &failure : policy.failures)
            lines << u"%1 from=%2 mx=%3 helo=%4 ip=%5 x%6 info=%7 code=%8"_s.arg(wordText(failure.result), hostText(failure.sendingMta),
                                                                             text(failure.receivingMx), text(failure.receivingHelo), hostText(failure.receiving))
                         .arg(failure.sessions)
                         .arg(text(failure.information), text(failure.reasonCode));
    }
    return lines;
}

core::Result<std::vector<TlsReport>> read(const QByteArray &json, TlsReportLimits limits = {})
{
    return readTlsReports(std::string_view(json.constData(), static_cast<std::size_t>(json.size())), limits);
}

} // namespace

class TestFeedbackTlsReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSampleOfTheRfc()
    {
        const auto reports = read(sample);
        QVERIFY(reports);
        QCOMPARE(reports->size(), std::size_t(1));
        QCOMPARE(namesOf(reports->front().deviations), QString());
        QCOMPARE(linesOf(reports->front()).join(u'\n'),
            u"org=Company-X contact=sts-reporting@company-x.example id=5065427c-23d3-47ca-b6e0-946ea0e8c4be period=1459468800/1459555199\n"
            "sts company-y.example mx=*.mail.company-y.example strings=version: STSv1,mode: testing,mx: *.mail.company-y.example,max_age: 86400 "
            "ok=5326 failed=303\n"
            "certificate-expired from=2001:db8:abcd:12::1 mx=mx1.mail.company-y.example helo= ip= x100 info= code=\n"
            "starttls-not-supported from=2001:db8:abcd:13::1 mx=mx2.mail.company-y.example helo= ip=203.0.113.56 x200 "
            "info=https://reports.company-x.example/report_info?id=5065427c-23d3#StarttlsNotSupported code=\n"
            "validation-failure from=198.51.100.62 mx=mx-backup.mail.company-y.example helo= ip=203.0.113.58 x3 info= "
            "code=X509_V_ERR_PROXY_PATH_LENGTH_EXCEEDED"_s);
    }

    /// A row a deviation: what stands there instead, what is noted, what is read of it.
    void readsWhatDeviates_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("noted");
        QTest::addColumn<QString>("line"); ///< a part of what is read
        const auto row = [](const char *name, const char *from, const char *to, const char *noted, const char *line) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(noted) << QString::fromUtf8(line);
        };
        row("mx-host as text", "[\"*.mail.company-y.example\"]", "\"*.mail.company-y.example\"", "text_for_list", " mx=*.mail.company-y.example ");
        row("mx-host-pattern", "\"mx-host\"", "\"mx-host-pattern\"", "other_name", " mx=*.mail.company-y.example ");
        row("policy-string as text", "[\"version: STSv1\",\"mode: testing\",\n            \"mx: *.mail.company-y.example\",\"max_age: 86400\"]",
            "\"version: STSv1\"", "text_for_list", " strings=version: STSv1 ");
        row("policy-string empty", "[\"version: STSv1\",\"mode: testing\",\n            \"mx: *.mail.company-y.example\",\"max_age: 86400\"]", "[]", "",
            " strings= ok");
        row("no policy found", "\"policy-type\": \"sts\",\n      \"policy-string\": [\"version: STSv1\",\"mode: testing\",\n            "
                               "\"mx: *.mail.company-y.example\",\"max_age: 86400\"],\n", "\"policy-type\": \"no-policy-found\",", "",
            "no-policy-found company-y.example mx=*.mail.company-y.example strings= ok=5326");
        row("counts as text", "5326", "\"5326\"", "count_as_text", "ok=5326 ");
        row("counts as decimals", "5326", "5326.0", "count_as_text", "ok=5326 ");
        row("counts negative", "5326", "-1", "count_negative", "ok=0 ");
        row("counts too large", "5326", "18446744073709551615", "count_too_large", "ok=1000000000 ");
        row("counts beyond 64 bits", "5326", "18446744073709551616", "count_too_large count_as_text", "ok=1000000000 ");
        row("counts far beyond", "5326", "123456789012345678901234567890", "count_too_large count_as_text", "ok=1000000000 ");
        row("counts far below", "5326", "-18446744073709551616", "count_negative count_as_text", "ok=0 ");
        row("counts with exponents", "5326", "1e30", "count_too_large count_as_text", "ok=1000000000 ");
        row("counts no number holds", "5326", "1e999", "count_unreadable count_as_text", "ok=0 ");
        row("exponents beside a number beyond", "5326", "5e3, \"more\": 18446744073709551616", "count_as_text", "ok=5000 ");
        row("counts in parts", "5326", "1.5", "count_unreadable count_as_text", "ok=0 ");
        row("count that is null", "5326", "null", "count_missing count_as_text empty_value", "ok=0 ");
        row("empty address", "\"203.0.113.56\"", "\"\"", "empty_value", " ip= x200 ");
        row("address that is null", "\"203.0.113.56\"", "null", "empty_value", " ip= x200 ");
        row("host for an address", "\"203.0.113.56\"", "\"mx.company-y.example\"", "source_unreadable", " ip=?mx.company-y.example x200 ");
        row("empty host name", "\"mx1.mail.company-y.example\"", "\"\"", "empty_value", "::1 mx= helo= ip= x100");
        row("zone in numbers", "2016-04-01T00:00:00Z", "2016-04-01T00:00:00+00:00", "", "period=1459468800/");
        row("another zone", "2016-04-01T00:00:00Z", "2016-04-01T02:00:00.000+02:00", "", "period=1459468800/");
        row("no zone", "2016-04-01T00:00:00Z", "2016-04-01T00:00:00", "date_without_zone", "period=1459468800/");
        row("a day alone", "2016-04-01T00:00:00Z", "2016-04-01", "date_as_text date_without_zone", "period=1459468800/");
        row("seconds", "\"2016-04-01T00:00:00Z\"", "1459468800", "date_as_text wrong_type", "period=1459468800/");
        row("no period", "\"date-range\"", "\"date-ringe\"", "date_missing", "period=0/0");
        row("contact as link", "sts-reporting@company-x.example", "mailto:sts-reporting@company-x.example", "contact_as_link",
            "contact=sts-reporting@company-x.example ");
        row("no contact", "\"contact-info\"", "\"contact-infos\"", "contact_missing", "contact= id=5065427c");
        row("underscores and capitals", "\"organization-name\"", "\"Organization_Name\"", "other_name", "org=Company-X ");
        row("policy type in capitals", "\"policy-type\": \"sts\"", "\"policy-type\": \"STS\"", "word_case", "sts(STS) company-y.example ");
        row("policy type unknown", "\"policy-type\": \"sts\"", "\"policy-type\": \"dane\"", "unknown_word", "unknown(dane) company-y.example ");
        row("result unknown", "certificate-expired", "certificate-tired", "unknown_word", "unknown(certificate-tired) from=2001");
        row("no summary", "\"summary\"", "\"sum\"", "summary_missing", "ok=0 failed=0");
        row("a policy that is no object", "\"policies\": [{", "\"policies\": [7, {", "wrong_type", "ok=5326 failed=303");
        row("policies that are none", "\"policies\": [{", "\"policies\": null, \"other\": [{", "empty_value policies_missing", "org=Company-X ");
        row("no policies", "\"policies\"", "\"other\"", "policies_missing", "org=Company-X ");
        row("failures that are null", "\"failure-details\": [{", "\"failure-details\": null, \"other\": [{", "empty_value", "failed=303");
    }
    void readsWhatDeviates()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, noted);
        QFETCH(QString, line);
        QByteArray json = sample;
        const auto at = json.indexOf(from);
        QVERIFY(at >= 0);
        const auto reports = read(json.replace(at, from.size(), to));
        QVERIFY(reports);
        QCOMPARE(reports->size(), std::size_t(1));
        QCOMPARE(namesOf(reports->front().deviations), noted);
        const QString lines = linesOf(reports->front()).join(u'\n') + u' ';
        QVERIFY2(lines.contains(line), qPrintable(lines));
    }

    void readsOtherShapes()
    {
        // A single policy where a list belongs, a list of reports, a mark, UTF-16 and bytes that are no UTF-8.
        const QByteArray single = R"({"report-id":"a","policies":{"policy":{"policy-domain":"x.example"},"summary":{}}})";
        auto reports = read(single);
        QVERIFY(reports);
        QCOMPARE(reports->front().policies.size(), std::size_t(1));
        QVERIFY(reports->front().deviations.has(Deviation::TextForList));

        reports = read('[' + sample + ',' + single + ",7]");
        QVERIFY(reports);
        QCOMPARE(reports->size(), std::size_t(2));
        QCOMPARE(reports->at(1).reportId, std::string("a"));
        QVERIFY(reports->at(1).organisation.empty());

        reports = read("\xef\xbb\xbf" + QByteArray(sample).replace("Company-X", "Stra\xdf" "e"));
        QVERIFY(reports);
        QCOMPARE(QString::fromStdString(reports->front().organisation), u"Stra\u00dfe"_s);
        QCOMPARE(namesOf(reports->front().deviations), u"byte_order_mark invalid_bytes"_s);

        QByteArray wide("\xff\xfe");
        for (const char c : sample)
            wide.append(c).append('\0');
        reports = read(wide);
        QVERIFY(reports);
        QCOMPARE(reports->front().organisation, std::string("Company-X"));
    }

    void refusesWhatIsNoReport_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<core::ProblemKind>("kind");
        using enum core::ProblemKind;
        QTest::newRow("nothing") << QByteArray() << Malformed;
        QTest::newRow("text") << QByteArray("hello") << Malformed;
        QTest::newRow("XML") << QByteArray("<feedback/>") << Malformed;
        QTest::newRow("a cut one") << sample.left(sample.size() - 40) << Malformed;
        QTest::newRow("other JSON") << QByteArray(R"({"a":1})") << Malformed;
        QTest::newRow("a number") << QByteArray("7") << Malformed;
        QTest::newRow("an empty list") << QByteArray("[]") << Malformed;
        QTest::newRow("depth") << QByteArray("[").repeated(100'000) << Malformed;
        QTest::newRow("depth with an end") << QByteArray("[").repeated(40) + QByteArray("]").repeated(40) << TooLarge;
        QTest::newRow("too long") << QByteArray(int(core::limits::reportJsonBytes) + 1, ' ') << TooLarge;
        QTest::newRow("too many") << QByteArray(R"({"policies":[)") + QByteArray("{},").repeated(int(core::limits::reportJsonRows)) + "{}]}" << TooLarge;
        QTest::newRow("too many reports") << '[' + QByteArray(R"({"policies":0},)").repeated(int(core::limits::reportJsonRows)) + R"({"policies":0}])" << TooLarge;
    }
    void refusesWhatIsNoReport()
    {
        QFETCH(QByteArray, json);
        QFETCH(core::ProblemKind, kind);
        const auto reports = read(json);
        QVERIFY(!reports);
        QCOMPARE(reports.error().kind, kind);
        QVERIFY(!reports.error().what.isEmpty());
    }

    void cutsLongTextsAndLists()
    {
        QByteArray json = sample;
        json.replace("Company-X", QByteArray("x").repeated(5'000));
        json.replace("\"mode: testing\"", QByteArray("\"line\",").repeated(500) + "\"mode: testing\"");
        const auto reports = read(json);
        QVERIFY(reports);
        QCOMPARE(reports->front().organisation.size(), core::limits::reportFieldBytes);
        QCOMPARE(reports->front().policies.front().strings.size(), core::limits::reportListEntries);
        QCOMPARE(namesOf(reports->front().deviations), u"field_cut list_cut"_s);
    }
};

QTEST_APPLESS_MAIN(TestFeedbackTlsReport)
#include "tst_feedback_tlsreport.moc"
