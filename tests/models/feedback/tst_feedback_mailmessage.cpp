// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/fieldmeter.h"
#include "models/feedback/mailmessage.h"

#include <QFile>
#include <QTest>

using namespace bw;
using namespace bw::feedback;
using namespace Qt::StringLiterals;

namespace {

const QByteArray gzip = "H4sIAAAAAAACA7NJS01NSUpMzrazKUotyC8qic9NLUlMSSxJtLPRxxSBqwYAv6xp8zgAAAA=";
const QByteArray zip = "UEsDBBQAAAAAAAAAIVyEtwo7CwAAAAsAAAAFAAAAci54bWw8ZmVlZGJhY2svPlBLAQIUAxQAAAAAAAAAIVyEtwo7CwAAAAsAAAAFAAAAAAAAAAAAAACAAQAAAAByLnhtbFBLBQYAAAAAAQABADMAAAAuAAAAAAA=";
const QByteArray xml = "<?xml version=\"1.0\"?>\n<feedback><report_metadata><org_name>Ren=E9</org_name></report_metadata></feedback>\n";
const QByteArray json = "{\"organization-name\":\"x\",\"policies\":[]}\n";
const QByteArray head = "From: \"Receiver, Inc.\" <dmarc@receiver.example>\nTo: rua@example.org\nMessage-ID: <7@receiver.example>\n"
                        "Subject: Report Domain: example.org Submitter: receiver.example\n Report-ID: <7>\nMIME-Version: 1.0\n";

/// A message of several parts, each with its own head.
QByteArray mixed(const QByteArrayList &parts, const QByteArray &type = "multipart/mixed")
{
    QByteArray mail = head + "Content-Type: " + type + "; boundary=\"=_b\"\n\nThis is MIME.\n";
    for (const QByteArray &part : parts)
        mail += "--=_b\n" + part + '\n';
    return mail + "--=_b--\n";
}

QByteArray part(const QByteArray &type, const QByteArray &encoding, const QByteArray &body)
{
    return "Content-Type: " + type + (encoding.isEmpty() ? QByteArray() : "\nContent-Transfer-Encoding: " + encoding) + "\n\n" + body;
}

const QByteArray words = part("text/plain", {}, "This is an aggregate report.\n");

QByteArray fileOf(const char *name)
{
    QFile file(QStringLiteral(BW_TEST_DATA "/feedback/") + QString::fromLatin1(name));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

core::Result<MailMessage> read(const QByteArray &mail, MailLimits limits = {})
{
    return readMailMessage(std::string_view(mail.constData(), static_cast<std::size_t>(mail.size())), limits);
}

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

/// "2 application/gzip container name".
QString lineOf(const MailPart &found)
{
    static constexpr const char *contents[] {"container", "xml", "json"};
    return u"%1 %2 %3 %4"_s.arg(text(found.place), text(found.type), QString::fromLatin1(contents[static_cast<int>(found.content)]), text(found.name))
        .trimmed();
}

QString linesOf(const MailMessage &message)
{
    QStringList lines;
    for (const MailPart &found : message.parts)
        lines << lineOf(found);
    return lines.join(u'|');
}

} // namespace

class TestFeedbackMailMessage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsReports_data()
    {
        QTest::addColumn<QByteArray>("mail");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("noted");
        const auto row = [](const char *name, const QByteArray &mail, const char *found, const char *noted = "") {
            QTest::newRow(name) << mail << QString::fromUtf8(found) << QString::fromLatin1(noted);
        };
        row("gzip", mixed({words, part("application/gzip; name=\"a!b!1!2.xml.gz\"", "base64", gzip)}), "2 application/gzip container a!b!1!2.xml.gz");
        row("zip", mixed({words, part("application/zip", "base64", zip)}), "2 application/zip container");
        for (const char *type : {"application/x-gzip", "application/octet-stream", "application/x-zip-compressed", "image/png", "message/odd"})
            QTest::newRow(type) << mixed({words, part(type, "base64", gzip)}) << u"2 %1 container"_s.arg(QString::fromLatin1(type)) << QString();
        row("gzip as text", mixed({words, part("text/plain; name=a.xml.gz", "base64", gzip)}), "2 text/plain container a.xml.gz");
        row("gzip alone", head + part("application/gzip", "base64", gzip), "1 application/gzip container");
        row("not the last part", mixed({part("application/gzip", "base64", gzip), words}), "1 application/gzip container");
        row("XML", mixed({words, part("text/xml", {}, xml)}), "2 text/xml xml");
        row("XML as quoted-printable", mixed({words, part("application/xml", "quoted-printable", QByteArray(xml).replace("\"1.0\"", "=221.0=22"))}),
            "2 application/xml xml");
        row("XML alone", head + part("text/xml", {}, xml), "1 text/xml xml");
        row("XML in the text", head + "\nThe report:\n" + xml, "1 text/plain xml", "not_attached");
        row("XML in UTF-16", mixed({part("text/xml", "base64", QByteArray("\xff\xfe<\0f\0e\0e\0d\0b\0a\0c\0k\0>\0", 22).toBase64())}), "1 text/xml xml");
        row("no type at all", mixed({words, "\n" + xml}), "2 text/plain xml", "not_attached");
        row("JSON", mixed({words, part("application/tlsrpt+json", {}, json)}, "multipart/report; report-type=tlsrpt"), "2 application/tlsrpt+json json");
        row("gzip of a TLS report", mixed({words, part("application/tlsrpt+gzip", "base64", gzip)}, "multipart/report; report-type=tlsrpt"),
            "2 application/tlsrpt+gzip container");
        row("base64 without its end", mixed({words, part("application/gzip", "base64", QByteArray(gzip).remove(gzip.indexOf('='), 2))}),
            "2 application/gzip container");
        row("base64 with a banner", mixed({words, part("application/gzip", "base64", gzip + "\n\n")}), "2 application/gzip container");
        row("two reports", mixed({words, part("application/gzip", "base64", gzip), part("text/xml", {}, xml)}), "2 application/gzip container|3 text/xml xml");
        row("parts within parts", mixed({part("multipart/alternative; boundary=in", {}, "--in\n" + words + "\n--in\n" + part("text/xml", {}, xml) + "\n--in--"),
            part("application/gzip", "base64", gzip)}), "1.2 text/xml xml|2 application/gzip container");
        row("forwarded", mixed({words, part("message/rfc822", {}, mixed({words, part("application/gzip", "base64", gzip)}).replace("=_b", "=_c"))}),
            "2.1.2 application/gzip container");
        row("name in pieces", mixed({words, part("application/gzip", "base64\nContent-Disposition: attachment;\n filename*0=\"receiver.example!exam\";\n"
            " filename*1=\"ple.org!1!2.xml.gz\"", gzip)}), "2 application/gzip container receiver.example!example.org!1!2.xml.gz");
        row("name in percents", mixed({words, part("application/gzip", "base64\nContent-Disposition: attachment; filename*=utf-8''b%C3%BCcher%21.gz", gzip)}),
            "2 application/gzip container b\u00fccher!.gz");
        row("empty name", mixed({words, part("application/gzip; name=\"\"", "base64", gzip)}), "2 application/gzip container");
        row("boundary that never ends", mixed({words, part("application/gzip", "base64", gzip)}).chopped(8), "2 application/gzip container");
        row("of an mbox", "From dmarc@receiver.example Wed Nov 25 00:00:00 2026\n" + mixed({words, part("application/gzip", "base64", gzip)}),
            "2 application/gzip container");
        row("lines of CRLF", mixed({words, part("application/gzip", "base64", gzip)}).replace("\n", "\r\n"), "2 application/gzip container");
        row("no report", mixed({words, part("text/html", {}, "<html><p>feedback is welcome</p></html>"), part("image/png", "base64", "iVBORw0KGgo=")}), "");
    }
    void findsReports()
    {
        QFETCH(QByteArray, mail);
        QFETCH(QString, found);
        QFETCH(QString, noted);
        const auto message = read(mail);
        QVERIFY(message);
        QCOMPARE(linesOf(*message), found);
        QCOMPARE(namesOf(message->deviations), noted);
        QCOMPARE(text(message->subject), u"Report Domain: example.org Submitter: receiver.example Report-ID: <7>"_s);
        QCOMPARE(text(message->messageId), u"7@receiver.example"_s);
        QVERIFY(message->from.ends_with("<dmarc@receiver.example>"));
        QVERIFY(message->arfReports.empty());
        QVERIFY(!message->isDeliveryNotice);
    }

    void decodesWhatItFinds()
    {
        const auto message = read(mixed({words, part("application/gzip", "base64", gzip), part("text/xml", "quoted-printable", xml.trimmed())}));
        QVERIFY(message);
        QCOMPARE(QByteArray::fromStdString(message->parts.at(0).bytes), QByteArray::fromBase64(gzip));
        QVERIFY(QByteArray::fromStdString(message->parts.at(1).bytes).contains("Ren\xe9"));
    }

    /// RFC 5965, appendix B.2.
    void readsAComplaint()
    {
        const auto message = read(fileOf("rfc5965.eml"));
        QVERIFY(message);
        QVERIFY(message->parts.empty());
        QCOMPARE(message->arfReports.size(), std::size_t(1));
        const ArfReport &report = message->arfReports.front();
        QCOMPARE(namesOf(report.deviations), QString());
        QCOMPARE(report.type.value, FeedbackType::Abuse);
        QVERIFY(!report.isFailure());
        QCOMPARE(report.userAgent, std::string("SomeGenerator/1.0"));
        QCOMPARE(report.version, std::string("1"));
        QCOMPARE(report.mailFrom, std::string("<somespammer@example.net>"));
        QCOMPARE(report.recipients, std::vector<std::string>({"<user@example.com>"}));
        QCOMPARE(report.arrival.value_or(0), 1'110'298'860 * core::microsPerSecond);
        QCOMPARE(report.reportingMta, std::string("dns; mail.example.com"));
        QCOMPARE(report.source.address.toString(), std::string("192.0.2.1"));
        QCOMPARE(report.authenticationResults, std::vector<std::string>({"mail.example.com; spf=fail smtp.mail=somespammer@example.com"}));
        QCOMPARE(report.reportedDomains.size(), std::size_t(1));
        QCOMPARE(report.reportedDomains.front().name, std::string("example.net"));
        QCOMPARE(report.reportedUris, std::vector<std::string>({"http://example.net/earn_money.html", "mailto:user@example.com"}));
        QCOMPARE(report.originalFrom.name, std::string("example.net"));
        QCOMPARE(text(valueOf(report.original, "message-id")), u"8787KJKJ3K4J3K4J3K4J3.mail@example.net"_s);
    }

    void readsAFailureReport()
    {
        const auto message = read(fileOf("failure.eml"));
        QVERIFY(message);
        const ArfReport &report = message->arfReports.at(0);
        QCOMPARE(namesOf(report.deviations), QString());
        QVERIFY(report.isFailure());
        QCOMPARE(report.failure.value, AuthFailure::Dmarc);
        QCOMPARE(report.delivery.value, DeliveryResult::Reject);
        QCOMPARE(report.identityAlignment, std::string("dkim, spf"));
        QCOMPARE(report.dkimDomain.name, std::string("example.org"));
        QCOMPARE(report.dkimIdentity, std::string("@example.org"));
        QCOMPARE(report.dkimSelector, std::string("s1"));
        QCOMPARE(report.spfDns, std::string("txt : example.org : \"v=spf1 -all\""));
        QCOMPARE(report.source.address.toString(), std::string("2001:db8::7"));
        QCOMPARE(report.envelopeId, std::string("4Q2Zk81v"));
        QCOMPARE(text(valueOf(report.original, "Subject")), u"Rechnung f\u00fcr 7"_s);
    }

    /// What stands there instead in the failure report, and what is noted.
    void readsFeedbackThatDeviates_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("noted");
        const auto row = [](const char *name, const QByteArray &from, const QByteArray &to, const char *noted) {
            QTest::newRow(name) << from << to << QString::fromLatin1(noted);
        };
        row("no arrival", "Arrival-Date: Wed, 25 Nov 2026 07:00:00 +0100\n", "", "arrival_date_missing");
        row("older name of the arrival", "Arrival-Date:", "Received-Date:", "");
        row("arrival in words", "Wed, 25 Nov 2026 07:00:00 +0100", "yesterday", "date_unreadable arrival_date_missing");
        row("arrival in ISO", "Wed, 25 Nov 2026 07:00:00 +0100", "2026-11-25T06:00:00Z", "");
        row("no domain", "Reported-Domain: example.org\n", "", "reported_domain_missing");
        row("other words of delivery", "Delivery-Result: reject", "Delivery-Result: quarantined", "unknown_word");
        row("capitals", "Feedback-Type: auth-failure", "FEEDBACK-TYPE: Auth-Failure", "word_case");
        row("another type", "Feedback-Type: auth-failure", "Feedback-Type: dmarc", "unknown_word");
        row("no type", "Feedback-Type: auth-failure\n", "", "feedback_type_missing");
        row("twice", "Auth-Failure: dmarc\n", "Auth-Failure: dmarc\nAuth-Failure: spf\n", "duplicate_element");
        row("no address", "Source-IP: 2001:db8::7", "Source-IP: unknown", "source_unreadable");
        row("address with a name", "Source-IP: 2001:db8::7", "Source-IP: 2001:db8::7 (mx.example.org)", "");
        row("labelled as text", "Content-Type: message/feedback-report", "Content-Type: text/plain", "feedback_part_mislabelled");
        row("labelled as nothing known", "Content-Type: message/feedback-report", "Content-Type: application/octet-stream", "feedback_part_mislabelled");
        row("a whole message", "Content-Type: text/rfc822-headers", "Content-Type: message/rfc822", "");
        row("no original", "--=_b\nContent-Type: text/rfc822-headers", "--=_b--\n", "original_missing");
    }
    void readsFeedbackThatDeviates()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, noted);
        QByteArray mail = fileOf("failure.eml");
        const auto at = mail.indexOf(from);
        QVERIFY(at >= 0);
        const auto message = read(mail.replace(at, from.size(), to));
        QVERIFY(message);
        QCOMPARE(message->arfReports.size(), std::size_t(1));
        const ArfReport &report = message->arfReports.front();
        QCOMPARE(namesOf(report.deviations), noted);
        QCOMPARE(report.failure.value, AuthFailure::Dmarc);
        QCOMPARE(report.arrival.has_value(), !noted.contains(u"arrival"));
        if (report.arrival)
            QCOMPARE(*report.arrival, 1'795'586'400 * core::microsPerSecond);
        if (!noted.contains(u"original"))
            QCOMPARE(report.originalFrom.name, std::string("example.org"));
    }

    void readsAFeedbackPartInBase64()
    {
        QByteArray mail = fileOf("failure.eml");
        const QByteArray label = "Content-Type: message/feedback-report\n\n";
        const auto from = mail.indexOf(label) + label.size(), to = mail.indexOf("--=_b", from);
        const QByteArray fields = mail.mid(from, to - from);
        mail.replace(from - 1, to - from + 1, "Content-Transfer-Encoding: base64\n\n" + fields.toBase64() + '\n');
        const auto message = read(mail);
        QVERIFY(message);
        QCOMPARE(message->arfReports.size(), std::size_t(1));
        QCOMPARE(namesOf(message->arfReports.front().deviations), QString());
        QCOMPARE(message->arfReports.front().dkimSelector, std::string("s1"));
    }

    void readsReportsWithoutAFeedbackPart()
    {
        const QByteArray original = part("message/rfc822", {}, "From: Ann <ann@example.org>\nSubject: Hi\nX-HmXmrOriginalRecipient: bob@hotmail.com\n\nbody");
        auto message = read(mixed({part("text/plain", {},
                                       "A message claiming to be from you has failed the published DMARC policy.\n\nSender Domain: example.org\n"
                                       "Sender IP Address: 198.51.100.7\nReceived Date: Wed, 25 Nov 2026 07:00:00 +0100\nSPF Alignment: no\n"
                                       "DKIM Alignment: no\nDMARC Results: Reject\n"),
            original}));
        QVERIFY(message);
        QCOMPARE(message->arfReports.size(), std::size_t(1));
        const ArfReport failure = message->arfReports.front();
        QCOMPARE(namesOf(failure.deviations), u"word_case feedback_part_missing"_s);
        QVERIFY(failure.isFailure());
        QCOMPARE(failure.identityAlignment, std::string("spf, dkim"));
        QCOMPARE(failure.delivery.value, DeliveryResult::Reject);
        QCOMPARE(failure.source.address.toString(), std::string("198.51.100.7"));
        QCOMPARE(failure.arrival.value_or(0), 1'795'586'400 * core::microsPerSecond);
        QCOMPARE(failure.originalFrom.name, std::string("example.org"));

        QByteArray old = mixed({original});
        old.replace("Report Domain: example.org Submitter: receiver.example\n Report-ID: <7>", "complaint about message from 198.51.100.7");
        message = read(old);
        QVERIFY(message);
        QCOMPARE(message->arfReports.size(), std::size_t(1));
        const ArfReport complaint = message->arfReports.front();
        QCOMPARE(namesOf(complaint.deviations), u"feedback_part_missing arrival_date_missing reported_domain_missing"_s);
        QCOMPARE(complaint.type.value, FeedbackType::Abuse);
        QCOMPARE(complaint.source.address.toString(), std::string("198.51.100.7"));
        QCOMPARE(text(valueOf(complaint.original, "x-hmxmroriginalrecipient")), u"bob@hotmail.com"_s);
    }

    void knowsADeliveryNotice()
    {
        const auto message = read(mixed({words, part("message/delivery-status", {}, "Reporting-MTA: dns; mx.example.org\n\nAction: failed\n")},
            "multipart/report; report-type=delivery-status"));
        QVERIFY(message);
        QVERIFY(message->isDeliveryNotice);
        QVERIFY(message->arfReports.empty());
    }

    void refusesWhatIsNoMessage()
    {
        for (const QByteArray &bytes : {QByteArray(), QByteArray("\n\n"), QByteArray(1000, '\0'), QByteArray::fromBase64(gzip)}) {
            const auto message = read(bytes);
            QVERIFY(!message);
            QCOMPARE(message.error().kind, core::ProblemKind::Malformed);
        }
    }

    void refusesBombs_data()
    {
        QTest::addColumn<QByteArray>("mail");
        QTest::newRow("bytes") << head + '\n' + QByteArray(int(core::limits::mailBytes), 'x');
        QTest::newRow("parts") << mixed(QByteArrayList(int(core::limits::mailParts) + 1, words));
        QTest::newRow("boundaries") << mixed({}) + QByteArray("--=_b\n\n").repeated(int(core::limits::mailBoundaryLines) + 1);
        QTest::newRow("fields") << head + QByteArray("A: b\n").repeated(int(core::limits::mailFieldLines)) + '\n';
        const QByteArray much(int(core::limits::mailFieldBytes), 'y');
        QTest::newRow("a long field") << head + "X: " + much + "\n\nhello\n";
        QTest::newRow("a folded field") << head + "X: a\n" + QByteArray(" 234567890123456789012345678901234567890123456789\n").repeated(int(core::limits::mailFieldBytes / 49) + 1) + '\n';
        QTest::newRow("a long field behind what is none") << head + "no field here\nX : " + much + "\n\nhello\n";
        QTest::newRow("a long field of a part") << mixed({ "Content-Type: text/plain\nX: " + much + "\n\nhello\n" });
        QTest::newRow("a long field of a message within") << mixed({ "Content-Type: message/rfc822\n\nX: " + much + "\n\nhello\n" });
        QTest::newRow("messages within each other") << head + QByteArray("Content-Type: message/rfc822\n\n").repeated(20);
        QTest::newRow("very many within each other") << head + QByteArray("Content-Type: message/rfc822\n\n").repeated(90'000);
        QByteArray nest = head;
        for (int i = 0; i < 3'000; ++i)
            nest += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\n\n--b" + QByteArray::number(i) + '\n';
        QTest::newRow("multiparts within each other") << nest;
    }
    void refusesBombs()
    {
        QFETCH(QByteArray, mail);
        const auto message = read(mail);
        QVERIFY(!message);
        QCOMPARE(message.error().kind, core::ProblemKind::TooLarge);
    }

    /// Text of any length is no field, however it is set.
    void longTextIsNoField_data()
    {
        const int lines = int(core::limits::mailFieldBytes / 60) + 1;
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one line of markup") << "<feedback xmlns:x=\"urn:x\">" + QByteArray("<a>2001:db8::1</a>").repeated(lines * 4);
        QTest::newRow("lines of markup") << ("<record>\n  <source_ip>2001:db8::1</source_ip>\n<x:y>" + QByteArray(200, 'a') + "</x:y>\n").repeated(lines / 4);
        QTest::newRow("one line of JSON") << "{\"organization-name\":\"" + QByteArray(lines * 60, 'a') + "\"}";
        QTest::newRow("base64") << (QByteArray(76, 'A') + '\n').repeated(lines);
        QTest::newRow("words") << QByteArray("Hello you there: how are you today, and how is all the rest of it?\n").repeated(lines / 10);
    }
    void longTextIsNoField()
    {
        QFETCH(QByteArray, text);
        const auto message = read(head + '\n' + text + '\n');
        QVERIFY2(message, message ? "" : qPrintable(message.error().oneLine()));
    }

    void theMeterCountsAlikeWhereverBytesAreCut()
    {
        const std::string most = "A: b\n c\n<x:y>\n\n d\n--e\nF" + std::string(100, 'f') + " \t: " + std::string(core::limits::mailFieldBytes - 111, 'g');
        for (const std::size_t piece : { std::size_t(1), std::size_t(7), most.size() })
            for (const bool isMore : { false, true }) {
                const std::string text = most + (isMore ? "g" : "") + "\nnone\n";
                FieldMeter meter;
                bool isTaken = true;
                for (std::size_t at = 0; at < text.size(); at += at < 200 ? piece : 4096)
                    isTaken = meter.take(std::string_view(text).substr(at, at < 200 ? piece : 4096));
                QCOMPARE(isTaken, !isMore);
            }
    }

    void keepsToItsLimitsOfFields()
    {
        const auto message = read(mixed({words, part("message/feedback-report", {},
            "Feedback-Type: abuse\nVersion: 1\n" + QByteArray("Reported-URI: http://example.org/\n").repeated(5'000)),
            part("text/rfc822-headers", {}, "From: a@example.org\nX: " + QByteArray("y").repeated(9'000) + '\n')}));
        QVERIFY(message);
        const ArfReport &report = message->arfReports.at(0);
        QCOMPARE(report.reportedUris.size(), core::limits::reportListEntries);
        QCOMPARE(valueOf(report.original, "X").size(), core::limits::reportFieldBytes);
        QVERIFY(report.deviations.has(Deviation::ListCut));
        QVERIFY(report.deviations.has(Deviation::FieldCut));
    }
};

QTEST_APPLESS_MAIN(TestFeedbackMailMessage)
#include "tst_feedback_mailmessage.moc"
