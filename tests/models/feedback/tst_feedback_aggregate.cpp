// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/feedback/aggregatetext.h"

#include <QTest>

using namespace bw;
using namespace bw::feedback;
using namespace Qt::StringLiterals;

namespace {

/// UTF-16, little endian, without a mark.
QByteArray utf16(const QByteArray &utf8, bool isBigEndian = false)
{
    QByteArray bytes;
    for (const QChar unit : QString::fromUtf8(utf8)) {
        bytes += isBigEndian ? static_cast<char>(unit.row()) : static_cast<char>(unit.cell());
        bytes += isBigEndian ? static_cast<char>(unit.cell()) : static_cast<char>(unit.row());
    }
    return bytes;
}

const char *const firstLine = "198.51.100.7 x3 none dkim=pass spf=fail from=example.org envelope=bounce.example.org "
                              "d=example.org/s1/pass/ s=bounce.example.org/mfrom/softfail/";
const char *const secondLine = "2001:db8::25 x2 reject dkim=fail spf=fail reason=local_policy:arc=pass from=news.example.org "
                               "to=receiver.example s=mx.stranger.example/helo/none/";
const char *const reportLine = "org=Receiver Inc. contact=dmarc@receiver.example extra=https://receiver.example/dmarc "
                               "id=8293631894893125362 period=1764028800/1764115199 domain=example.org adkim=r aspf=s p=quarantine "
                               "sp=none pct=100 fo=1";

} // namespace

class TestFeedbackAggregate final : public QObject
{
    Q_OBJECT

    static QByteArray changed(const QByteArray &from, const QByteArray &to)
    {
        QByteArray xml = plainReport();
        const auto at = xml.indexOf(from);
        Q_ASSERT(at >= 0);
        return xml.replace(at, from.size(), to);
    }

    /// Whole and in small pieces: the same.
    static Read readBoth(const QByteArray &xml)
    {
        Read whole = readAggregate(xml);
        const Read pieces = readAggregate(xml, 7);
        if (whole.done.has_value() != pieces.done.has_value() || whole.kept.records != pieces.kept.records
            || whole.kept.reports != pieces.kept.reports)
            qFatal("pieces are read in another way than the whole");
        return whole;
    }

private Q_SLOTS:
    /// Of an address the domain stands behind its sign, however that is written; what tells none is not kept, for a name may be in it.
    void aDomainHoldsNoName_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("domain");
        for (const QString &sign : {u"@"_s, u" @"_s, u" @ "_s, u"\n@"_s, u" at "_s, u" AT "_s, u" (at) "_s, u"&#x40;"_s, u"&#64;"_s, u"&#0064;"_s, u"&commat;"_s, u"%40"_s, u"%2540"_s, u"=40"_s, u"\uFF20"_s, u"\uFE6B"_s})
            for (const QString &name : {u"ann"_s, u"ann.smith"_s, u"Ann Smith <ann"_s, u"\"ann\""_s})
                QTest::newRow(qPrintable(name + sign)) << name + sign + u"v.example"_s + (name.contains(u'<') ? u">"_s : QString()) << u"v.example"_s;
        for (const QString &none : {u"ex ample.org"_s, u"ann\tv.example"_s, u"v.example!ann"_s, u"ann!v.example"_s, u"ann=v.example"_s, u"bounce+ann=v.example"_s, u"ann:v.example"_s, u"<>"_s, u"ann@"_s})
            QTest::newRow(qPrintable(none)) << none << QString();
        for (const QString &name : {u"a_b.example"_s, u"localhost"_s, u"[192.0.2.1]"_s, u"[ipv6:2001:db8::1]"_s, u"x.example:25"_s, u"a&b.example"_s, u"-x.example"_s, u"at.example"_s})
            QTest::newRow(qPrintable(name)) << name << name;
        QTest::newRow("the first of two") << u"a.example b.example"_s << u"a.example"_s;
        QTest::newRow("two addresses") << u"ann@a.example, bob@b.example"_s << u"a.example"_s;
        QTest::newRow("a route") << u"ann@b.example@a.example"_s << u"a.example"_s;
        QTest::newRow("an encoded word") << u"=?utf-8?q?ann=40v.example?="_s << u"v.example"_s;
    }
    void aDomainHoldsNoName()
    {
        QFETCH(QString, text);
        QFETCH(QString, domain);
        Deviations deviations;
        const Domain found = domainOf(text.toStdString(), deviations);
        QCOMPARE(QString::fromStdString(found.name), domain);
        QVERIFY(!QString::fromStdString(found.received).contains(u"ann"_s));
    }

    void readsAPlainReport()
    {
        const Read read = readBoth(plainReport());
        QVERIFY(read.done);
        QCOMPARE(read.kept.reports.size(), std::size_t(1));
        const AggregateReport &report = read.kept.reports.front();
        QCOMPARE(lineOf(report), QString::fromLatin1(reportLine));
        QCOMPARE(namesOf(report.deviations), QString());
        QCOMPARE(report.version, std::string("1.0"));
        QCOMPARE(report.records, 2);
        QCOMPARE(report.messages, 5);
        QVERIFY(!report.isRfc9990());
        QCOMPARE(read.kept.records.size(), std::size_t(2));
        QCOMPARE(lineOf(read.kept.records[0]), QString::fromLatin1(firstLine));
        QCOMPARE(lineOf(read.kept.records[1]), QString::fromLatin1(secondLine));
        QVERIFY(read.kept.records[0].passes());
        QVERIFY(!read.kept.records[1].passes());
    }

    void readsTheFormOfRfc9990()
    {
        const Read read = readBoth(rfc9990Report());
        QVERIFY(read.done);
        const AggregateReport &report = read.kept.reports.at(0);
        QVERIFY(report.isRfc9990());
        QCOMPARE(namesOf(report.deviations), QString());
        QCOMPARE(lineOf(report),
            u"org=Sample Reporter contact=report_sender@example-reporter.com extra=call us id=3v98abbp8ya9n3va8yr8oa3ya "
            "generator=Example DMARC Aggregate Reporter v1.2 period=1764028800/1764115200 error=Zone war nicht lesbar "
            "ns=urn:ietf:params:xml:ns:dmarc-2.0 domain=example.com p=quarantine sp=none np=none discovery=treewalk testing=n"_s);
        QCOMPARE(lineOf(read.kept.records.at(0)),
            u"192.0.2.123 x123 pass dkim=pass spf=fail reason=policy_test_mode:t=y from=example.com "
            "d=example.com/abc123/pass/fine s=example.com//policy/"_s);
    }

    /// mail-reports' catalogue, a row a line: what stands there instead, what is noted, what is read of it.
    void readsWhatDeviates_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("noted");
        QTest::addColumn<QString>("line"); ///< a part of the report's line or of the first record's
        const auto row = [](const char *name, const char *from, const char *to, const char *noted, const char *line) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(noted) << QString::fromUtf8(line);
        };
        // Namespaces and elements.
        row("namespace of RFC 7489", "<feedback>", "<feedback xmlns=\"http://dmarc.org/dmarc-xml/0.1\">", "", "ns=http://dmarc.org");
        row("wrong namespace", "<feedback>", "<feedback xmlns=\"urn:other\">", "unknown_namespace", "ns=urn:other");
        row("attributes on the root", "<feedback>",
            "<feedback xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"rua.xsd\">", "",
            firstLine);
        row("elements unqualified under a prefix", "<feedback>\n  <version>1.0</version>",
            "<feedback xmlns:d=\"http://dmarc.org/dmarc-xml/0.1\"><version>1.0</version>", "", firstLine);
        row("identities", "<identifiers><envelope_from>bounce.example.org</envelope_from><header_from>example.org</header_from></identifiers>",
            "<identities><header_from>example.org</header_from></identities>", "other_name", " from=example.org d=");
        row("unknown element", "<count>3", "<weather>fine</weather><count>3", "unknown_element", firstLine);
        row("unknown element with known ones in it", "<version>", "<box><record><row><count>9</count></row></record></box><version>",
            "unknown_element", firstLine);
        row("an element twice", "<count>3</count>", "<count>3</count><count>9</count>", "duplicate_element", firstLine);
        row("a head twice", "  <policy_published>", "<report_metadata><org_name>Other</org_name></report_metadata><policy_published>",
            "duplicate_element", "org=Receiver Inc. ");
        row("another case of names", "<source_ip>198.51.100.7</source_ip>", "<Source_IP>198.51.100.7</Source_IP>", "element_case", firstLine);
        row("no row around", "<row>\n      <source_ip>198.51.100.7</source_ip><count>3</count>\n      <policy_evaluated>"
                             "<disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated>\n    </row>",
            "<source_ip>198.51.100.7</source_ip><count>3</count><policy_evaluated><disposition>none</disposition><dkim>pass</dkim>"
            "<spf>fail</spf></policy_evaluated>", "misplaced_element", firstLine);
        row("an element in a value", "<org_name>Receiver Inc.</org_name>", "<org_name>Receiver <b>big</b>Inc.</org_name>",
            "unknown_element", "org=Receiver Inc. ");
        row("character references and sections", "Receiver Inc.", "A&amp;B &#x26; <![CDATA[<C> & D]]>", "", "org=A&B & <C> & D ");
        row("comments", "<count>3", "<!-- <count>9</count> --><count>3", "", firstLine);
        // Results.
        row("no auth_results", "<auth_results>\n      <dkim><domain>example.org</domain><selector>s1</selector><result>pass</result></dkim>\n"
                               "      <spf><domain>bounce.example.org</domain><scope>mfrom</scope><result>softfail</result></spf>\n    </auth_results>",
            "", "results_missing", "x3 none dkim=pass spf=fail from=example.org envelope=bounce.example.org");
        row("empty auth_results", "<dkim><domain>example.org</domain><selector>s1</selector><result>pass</result></dkim>\n"
                                  "      <spf><domain>bounce.example.org</domain><scope>mfrom</scope><result>softfail</result></spf>",
            "", "results_empty", "x3 none dkim=pass spf=fail from=example.org envelope=bounce.example.org");
        row("results in two elements", "      <spf><domain>bounce", "</auth_results><auth_results><spf><domain>bounce", "several_results", firstLine);
        row("SPF without a domain", "<spf><domain>bounce.example.org</domain>", "<spf><domain/>", "spf_domain_missing",
            "d=example.org/s1/pass/");
        row("DKIM without a selector", "<selector>s1</selector>", "", "selector_missing", "d=example.org//pass/ s=");
        row("DKIM without a domain", "<dkim><domain>example.org</domain>", "<dkim>", "dkim_domain_missing", "d=/s1/pass/ s=");
        row("DKIM that is empty", "      <spf><domain>bounce", "<dkim/><spf><domain>bounce", "dkim_domain_missing selector_missing", firstLine);
        row("two signatures of a domain", "      <spf><domain>bounce",
            "<dkim><domain>example.org</domain><selector>s2</selector><result>fail</result></dkim><spf><domain>bounce", "",
            "d=example.org/s1/pass/ d=example.org/s2/fail/");
        row("a signature twice", "      <spf><domain>bounce",
            "<dkim><domain>example.org</domain><selector>s1</selector><result>fail</result></dkim><spf><domain>bounce", "repeated_dkim",
            "d=example.org/s1/pass/ d=example.org/s1/fail/");
        row("SPF of both identities", "      <spf><domain>bounce",
            "<spf><domain>mx.example.org</domain><scope>helo</scope><result>pass</result></spf><spf><domain>bounce", "",
            "s=mx.example.org/helo/pass/ s=bounce.example.org/mfrom/softfail/");
        row("SPF twice", "      <spf><domain>bounce",
            "<spf><domain>mx.example.org</domain><scope>mfrom</scope><result>pass</result></spf><spf><domain>bounce", "several_spf",
            "s=mx.example.org/mfrom/pass/ s=bounce.example.org/mfrom/softfail/");
        row("SPF without a scope", "<scope>mfrom</scope>", "", "spf_scope_missing", "s=bounce.example.org//softfail/");
        row("results in capitals", "<result>pass</result>", "<result>PASS</result>", "word_case", "d=example.org/s1/pass(PASS)/");
        row("verdicts in capitals", "<dkim>pass</dkim>", "<dkim>Pass</dkim>", "word_case", "dkim=pass(Pass) ");
        row("disposition in capitals", "<disposition>none", "<disposition>Reject", "word_case", "x3 reject(Reject) ");
        row("spaces in values", "<disposition>none</disposition>", "<disposition>\n  none\n</disposition>", "spaces_in_value", firstLine);
        row("disposition pass", "<disposition>none", "<disposition>pass", "disposition_pass", "x3 pass ");
        for (const char *word : {"unknown", "error", "hardfail", "temp_error", "invalid"})
            QTest::newRow(word) << QByteArray("<result>softfail") << QByteArray("<result>") + word << u"unknown_word"_s
                                << u"s=bounce.example.org/mfrom/unknown(%1)/"_s.arg(QString::fromLatin1(word));
        for (const char *word : {"nokey", "hold"})
            QTest::newRow(word) << QByteArray("<result>pass") << QByteArray("<result>") + word << u"unknown_word"_s
                                << u"d=example.org/s1/unknown(%1)/"_s.arg(QString::fromLatin1(word));
        row("empty reason", "<spf>fail</spf></policy", "<spf>fail</spf><reason/></policy", "reason_empty", firstLine);
        row("empty comment", "<spf>fail</spf></policy", "<spf>fail</spf><reason><type>other</type><comment/></reason></policy", "",
            "reason=other: ");
        row("reason of RFC 7489", "<spf>fail</spf></policy", "<spf>fail</spf><reason><type>sampled_out</type></reason></policy", "",
            "reason=sampled_out: ");
        row("reason in free text", "<spf>fail</spf></policy", "<spf>fail</spf><reason><type>we liked it</type></reason></policy",
            "unknown_word", "reason=unknown(we liked it): ");
        row("two reasons", "<spf>fail</spf></policy",
            "<spf>fail</spf><reason><type>forwarded</type></reason><reason><type>mailing_list</type></reason></policy", "",
            "reason=forwarded: reason=mailing_list: ");
        // Sources and counts.
        row("no source", "<source_ip>198.51.100.7</source_ip>", "", "source_missing", "? x3 none");
        row("private source", "198.51.100.7", "10.1.2.3", "source_private", "10.1.2.3 x3 none");
        row("obfuscated source", "198.51.100.7", "198.51.100.x", "source_unreadable", "?198.51.100.x x3 none");
        row("mapped source", "198.51.100.7", "::ffff:198.51.100.7", "", firstLine);
        row("count negative", "<count>3", "<count>-3", "count_negative count_zero", "x0 none");
        row("count zero", "<count>3", "<count>0", "count_zero", "x0 none");
        row("count missing", "<count>3</count>", "", "count_missing", "x0 none");
        row("count with comma", "<count>3", "<count>1,234,567", "count_with_separator", "x1234567 none");
        row("count with point", "<count>3", "<count>1.234", "count_with_separator", "x1234 none");
        row("count with narrow space", "<count>3", "<count>12\u202f345", "count_with_separator", "x12345 none");
        row("count as decimal", "<count>3", "<count>3.0", "count_as_text", firstLine);
        row("count huge", "<count>3", "<count>99999999999999999999999", "count_too_large", "x1000000000 none");
        row("count in words", "<count>3", "<count>three", "count_unreadable count_zero", "x0 none");
        row("two rows", "</row>\n    <identifiers><envelope_from>", "</row><row><source_ip>198.51.100.8</source_ip><count>4</count>"
                        "<policy_evaluated><disposition>none</disposition><dkim>fail</dkim><spf>pass</spf></policy_evaluated></row>"
                        "<identifiers><envelope_from>", "several_rows", firstLine);
        // Policy.
        row("pct empty", "<pct>100</pct>", "<pct/>", "policy_tag_missing", "sp=none fo=1");
        row("pct out of range", "<pct>100</pct>", "<pct>250</pct>", "percent_unreadable", "sp=none fo=1");
        row("no fo", "<fo>1</fo>", "", "policy_tag_missing", "pct=100");
        row("policy unknown", "<p>quarantine", "<p>panic", "unknown_word", "p=unknown(panic) ");
        row("no policy domain", "<domain>example.org</domain><adkim>", "<adkim>", "policy_domain_missing", "pct=100");
        // Identifiers.
        row("From in capitals", "<header_from>example.org", "<header_from>Example.ORG", "domain_case", "from=example.org(Example.ORG) ");
        row("From in Unicode", "<header_from>example.org", "<header_from>b\u00fccher.example", "domain_in_unicode",
            "from=xn--bcher-kva.example(b\u00fccher.example) ");
        row("From with a point at its end", "<header_from>example.org", "<header_from>example.org.", "", "from=example.org(example.org.) ");
        row("no From", "<header_from>example.org</header_from>", "", "header_from_missing", "spf=fail envelope=");
        row("null sender", "<envelope_from>bounce.example.org", "<envelope_from>&lt;&gt;", "address_for_domain", "from=example.org d=");
        row("an address as sender", "<envelope_from>bounce.example.org", "<envelope_from>&lt;Ann+7@bounce.example.org&gt;",
            "address_for_domain", "envelope=bounce.example.org d=");
        row("several senders", "<envelope_from>bounce.example.org", "<envelope_from>bounce.example.org, other.example", "several_domains",
            "envelope=bounce.example.org d=");
        row("an address as recipient", "</envelope_from>", "</envelope_from><envelope_to>ann@receiver.example</envelope_to>",
            "address_for_domain", "to=receiver.example d=");
        // Head.
        row("organisation with lines", "Receiver Inc.", "\n  Receiver,\n  the  big one\n", "", "org=Receiver, the big one ");
        row("no organisation", "<org_name>Receiver Inc.</org_name>", "", "organisation_missing", "contact=dmarc@receiver.example");
        row("no email", "<email>dmarc@receiver.example</email>", "", "contact_missing", "org=Receiver Inc. extra=");
        row("no report id", "<report_id>8293631894893125362</report_id>", "", "report_id_missing", "dmarc period=");
        row("several errors", "</date_range>", "</date_range><error>one</error><error>two</error>", "", "error=one error=two");
        // Dates.
        row("milliseconds", "<begin>1764028800</begin><end>1764115199", "<begin>1764028800000</begin><end>1764115199000",
            "date_in_other_unit", "period=1764028800/1764115199 ");
        row("ISO", "<begin>1764028800</begin><end>1764115199", "<begin>2025-11-25T00:00:00Z</begin><end>2025-11-25T23:59:59Z", "date_as_text",
            "period=1764028800/1764115199 ");
        row("ISO with a zone", "<begin>1764028800", "<begin>2025-11-25 02:00:00+02:00", "date_as_text", "period=1764028800/1764115199 ");
        row("ISO without a zone", "<begin>1764028800", "<begin>2025-11-25 00:00:00", "date_as_text date_without_zone",
            "period=1764028800/1764115199 ");
        row("begin is end", "<begin>1764028800", "<begin>1764115199", "period_empty", "period=1764115199/1764115199 ");
        row("begin behind end", "<begin>1764028800</begin><end>1764115199", "<begin>1764115199</begin><end>1764028800", "period_reversed",
            "period=1764028800/1764115199 ");
        row("weeks", "<end>1764115199", "<end>1765238400", "period_long", "period=1764028800/1765238400 ");
        row("more than 400 days", "<end>1764115199", "<end>1804115199", "period_too_long", "period=0/0 ");
        row("no date", "<date_range><begin>1764028800</begin><end>1764115199</end></date_range>", "", "date_missing", "period=0/0 ");
        row("date in words", "<begin>1764028800", "<begin>yesterday", "date_unreadable", "period=0/0 ");
        row("date of 0", "<begin>1764028800", "<begin>0", "date_unreadable", "period=0/0 ");
    }
    void readsWhatDeviates()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, noted);
        QFETCH(QString, line);
        const Read read = readBoth(changed(from, to));
        QVERIFY(read.done);
        QCOMPARE(read.kept.reports.size(), std::size_t(1));
        const AggregateReport &report = read.kept.reports.front();
        QVERIFY(!report.isPartial());
        QCOMPARE(namesOf(report.deviations), noted);
        const std::size_t records = to.contains("<row><source_ip>198.51.100.8") ? 3 : 2;
        QCOMPARE(read.kept.records.size(), records);
        QCOMPARE(lineOf(read.kept.records.back()), QString::fromLatin1(secondLine));
        const QString lines = lineOf(report) + u'\n' + lineOf(read.kept.records.front()) + u' ';
        QVERIFY2(lines.contains(line), qPrintable(lines));
    }

    void readsPrefixedElements()
    {
        QByteArray xml = plainReport();
        xml.replace("</", "</ns1:").replace("<", "<ns1:").replace("<ns1:/ns1:", "</ns1:").replace("<ns1:?", "<?");
        xml.replace("<ns1:feedback>", "<ns1:feedback xmlns:ns1=\"http://dmarc.org/dmarc-xml/0.1\">");
        const Read read = readBoth(xml);
        QVERIFY(read.done);
        QCOMPARE(namesOf(read.kept.reports.at(0).deviations), u"prefixed_elements"_s);
        QCOMPARE(read.kept.reports.at(0).nameSpace, std::string("http://dmarc.org/dmarc-xml/0.1"));
        QCOMPARE(lineOf(read.kept.records.at(0)), QString::fromLatin1(firstLine));
        QCOMPARE(lineOf(read.kept.records.at(1)), QString::fromLatin1(secondLine));
    }

    void readsEncodings_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("noted");
        QTest::addColumn<QString>("organisation");
        const QByteArray utf8 = plainReport().replace("Receiver Inc.", "Stra\u00dfe \u20ac");
        const QByteArray latin = plainReport().replace("Receiver Inc.", "Stra\xdf" "e \x80");
        const QByteArray bare = QByteArray(utf8).replace("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n", "");
        const QString said = u"Stra\u00dfe \u20ac"_s;
        const auto declared = [](QByteArray xml, const char *encoding) { return xml.replace("encoding=\"UTF-8\"", QByteArray("encoding='") + encoding + "'"); };
        QTest::newRow("UTF-8") << utf8 << QString() << said;
        QTest::newRow("mark") << "\xef\xbb\xbf" + utf8 << u"byte_order_mark"_s << said;
        QTest::newRow("nothing declared") << bare << QString() << said;
        QTest::newRow("blanks before the declaration") << "\r\n \n" + utf8 << QString() << said;
        QTest::newRow("nothing declared, Latin") << QByteArray(latin).replace("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n", "") << u"invalid_bytes"_s << said;
        QTest::newRow("UTF-8 declared, Latin") << latin << u"invalid_bytes"_s << said;
        QTest::newRow("windows-1252") << declared(latin, "windows-1252") << u"other_encoding"_s << said;
        QTest::newRow("Latin-1") << declared(latin, "ISO-8859-1") << u"other_encoding"_s << said;
        QTest::newRow("Latin-1 declared, UTF-8") << declared(utf8, "iso-8859-1") << u"other_encoding wrong_encoding"_s << said;
        QTest::newRow("UTF-16 declared, UTF-8") << declared(utf8, "utf-16") << u"wrong_encoding"_s << said;
        QTest::newRow("an encoding unknown here") << declared(latin, "koi8-r") << u"other_encoding unknown_encoding"_s << said;
        QTest::newRow("UTF-16 LE with mark") << "\xff\xfe" + utf16(declared(utf8, "utf-16")) << u"byte_order_mark other_encoding"_s << said;
        QTest::newRow("UTF-16 BE with mark") << "\xfe\xff" + utf16(utf8, true) << u"byte_order_mark other_encoding"_s << said;
        QTest::newRow("UTF-16 LE") << utf16(utf8) << u"other_encoding"_s << said;
        QTest::newRow("UTF-16 BE") << utf16(utf8, true) << u"other_encoding"_s << said;
        QTest::newRow("UTF-16 beyond 16 bits") << utf16(plainReport().replace("Receiver Inc.", "\U0001F4EB")) << u"other_encoding"_s << u"\U0001F4EB"_s;
        QTest::newRow("a cut character") << plainReport().replace("Receiver Inc.", "Stra\xc3") << u"invalid_bytes"_s << u"Stra\u00c3"_s;
        QTest::newRow("overlong") << plainReport().replace("Receiver Inc.", "x\xc0\xafy") << u"invalid_bytes"_s << u"x\u00c0\u00afy"_s;
        QTest::newRow("controls") << plainReport().replace("Receiver Inc.", QByteArray("x\x01\0y", 4)) << u"control_characters"_s << u"x\ufffd\ufffdy"_s;
        QTest::newRow("no character") << plainReport().replace("Receiver Inc.", "x\xef\xbf\xbfy") << u"control_characters"_s << u"x\ufffdy"_s;
    }
    void readsEncodings()
    {
        QFETCH(QByteArray, xml);
        QFETCH(QString, noted);
        QFETCH(QString, organisation);
        const Read read = readBoth(xml);
        QVERIFY(read.done);
        QCOMPARE(read.kept.reports.size(), std::size_t(1));
        QCOMPARE(namesOf(read.kept.reports.front().deviations), noted);
        QCOMPARE(QString::fromStdString(read.kept.reports.front().organisation), organisation);
        QCOMPARE(lineOf(read.kept.records.at(0)), QString::fromLatin1(firstLine));
        QCOMPARE(lineOf(read.kept.records.at(1)), QString::fromLatin1(secondLine));
    }

    void everyDeviationHasItsOwnNameAndSentence()
    {
        QSet<QString> names, sentences;
        for (std::size_t i = 0; i < deviationCount; ++i) {
            const auto deviation = static_cast<Deviation>(i);
            names << QString::fromUtf8(nameOf(deviation).data());
            sentences << sentenceOf(deviation);
            QVERIFY(sentenceOf(deviation).endsWith(u'.'));
        }
        QCOMPARE(names.size(), qsizetype(deviationCount));
        QCOMPARE(sentences.size(), qsizetype(deviationCount));
    }
};

QTEST_APPLESS_MAIN(TestFeedbackAggregate)
#include "tst_feedback_aggregate.moc"
