// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feedback/reportfile.h"
#include "tests/support/reports.h"

#include <QTest>

#include <algorithm>

using namespace bw;
using namespace bw::feedback;
using namespace Qt::StringLiterals;
using test::Pack;
using test::packed;

namespace {

/// What it is told, a line each: "dmarc 1 (2 records) at a.xml", "refused at 2: …".
class Told final : public ReportSink
{
public:
    QStringList lines;
    QStringList whys;
    Deviations deviations;

    using ReportSink::take;
    void begin(const std::string &part) override
    {
        m_part = QString::fromStdString(part);
        m_open.clear();
    }
    void take(AggregateRecord &&) override { ++m_records; }
    void take(AggregateReport &&report) override
    {
        m_open << u"dmarc %1 (%2 records)%3"_s.arg(QString::fromStdString(report.reportId)).arg(m_records).arg(report.isPartial() ? u" in part"_s : QString());
        m_records = 0;
    }
    void take(TlsReport &&report) override { m_open << u"tls %1"_s.arg(QString::fromStdString(report.reportId)); }
    void take(ArfReport &&report, const MailMessage &) override { m_open << QString::fromStdString(std::string(nameOf(report.type.value))); }
    void end(const Deviations &around) override
    {
        deviations.add(around);
        for (const QString &line : m_open)
            lines << (m_part.isEmpty() ? line : line + u" at "_s + m_part);
        m_open.clear();
    }
    void refuse(const std::string &part, core::Problem why) override
    {
        lines << (part.empty() ? u"refused"_s : u"refused at "_s + QString::fromStdString(part));
        whys << why.oneLine();
        m_open.clear();
        m_records = 0;
    }
    void noteOtherMail() override { lines << u"other mail"_s; }

private:
    QString m_part;
    QStringList m_open;
    int m_records = 0;
};

Told read(const QByteArray &bytes, ReportFileLimits limits = {})
{
    Told told;
    const std::atomic_bool stop = false;
    const auto done = ReportFileReader(told, stop, limits).read(std::make_unique<bw::archive::MemorySource>(bytes.toStdString()), u"file"_s);
    if (!done)
        told.lines << done.error().oneLine();
    return told;
}

/// A megabyte of a report's beginning, and then nothing but white space.
class Bomb final : public bw::archive::ByteSource
{
public:
    core::Result<std::size_t> read(char *into, std::size_t size) override
    {
        std::fill_n(into, size, ' ');
        if (given == 0)
            std::copy_n("<feedback>", 10, into);
        given += size;
        return size;
    }
    std::uint64_t given = 0;
};

} // namespace

class TestFeedbackReportFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Of a message that is nearly all header no more is read, and held, than says so.
    void aHeaderWithoutEndIsNotHeld()
    {
        class Header final : public bw::archive::ByteSource
        {
        public:
            explicit Header(std::size_t &given)
                : m_given(given)
            {
            }
            core::Result<std::size_t> read(char *into, std::size_t size) override
            {
                const std::string_view begin = "From: a@example.org\nSubject: ";
                std::fill_n(into, size, 'y');
                if (m_given == 0)
                    std::copy_n(begin.begin(), std::min(size, begin.size()), into);
                const std::size_t count = std::min(size, core::limits::mailBytes - std::min(m_given, core::limits::mailBytes));
                m_given += count;
                return count;
            }

        private:
            std::size_t &m_given;
        };
        std::size_t given = 0;
        Told told;
        const std::atomic_bool stop = false;
        QVERIFY(ReportFileReader(told, stop).read(std::make_unique<Header>(given), u"a.eml"_s));
        QCOMPARE(told.lines, QStringList(u"refused"_s));
        QVERIFY2(told.whys.constFirst().contains(u"header"), qPrintable(told.whys.constFirst()));
        QVERIFY2(given < core::limits::mailFieldBytes + 4 * 1024 * 1024, qPrintable(QString::number(given)));
    }

    void findsReportsInEachContainer_data()
    {
        const QByteArray xml = test::dmarcXml({});
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("place");
        QTest::newRow("plain") << xml << u""_s;
        QTest::newRow("with a mark and blanks before it") << "\xEF\xBB\xBF\n\n " + xml << u""_s;
        QTest::newRow("gzip") << packed(Pack::Gzip, xml) << u""_s;
        QTest::newRow("gzip with garbage behind it") << packed(Pack::Gzip, xml) + "garbage" << u""_s;
        QTest::newRow("gzip in two members") << packed(Pack::Gzip, xml.left(300)) + packed(Pack::Gzip, xml.mid(300)) << u""_s;
        QTest::newRow("gzip in gzip") << packed(Pack::Gzip, packed(Pack::Gzip, xml)) << u""_s;
        QTest::newRow("zstd") << packed(Pack::Zstd, xml) << u""_s;
        QTest::newRow("xz") << packed(Pack::Xz, xml) << u""_s;
        QTest::newRow("bzip2") << packed(Pack::Bzip2, xml) << u""_s;
        QTest::newRow("zip") << packed(Pack::Zip, xml) << u" at a.xml"_s;
        QTest::newRow("gzip in zip, beside a text") << packed(Pack::Zip, { { "__MACOSX/._r.xml", "binary" }, { "r/r.xml.gz", packed(Pack::Gzip, xml) }, { "readme", "hello" } }) << u" at r/r.xml.gz"_s;
        QTest::newRow("zip in gzip") << packed(Pack::Gzip, packed(Pack::Zip, xml)) << u" at a.xml"_s;
        QTest::newRow("mail") << test::mailWith(packed(Pack::Gzip, xml)) << u" at 2"_s;
        QTest::newRow("mail that says zip and holds gzip") << test::mailWith(packed(Pack::Gzip, xml), "application/zip; name=report.zip") << u" at 2"_s;
        QTest::newRow("mail with plain XML") << test::mailWith(xml, "text/plain") << u" at 2"_s;
        QTest::newRow("mail with a zip") << test::mailWith(packed(Pack::Zip, xml), "application/octet-stream") << u" at 2/a.xml"_s;
        QTest::newRow("mail in zip") << packed(Pack::Zip, { { "m.eml", test::mailWith(packed(Pack::Gzip, xml)) } }) << u" at m.eml/2"_s;
        QTest::newRow("mail with CRLF") << test::mailWith(packed(Pack::Gzip, xml)).replace("\n", "\r\n") << u" at 2"_s;
    }
    void findsReportsInEachContainer()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, place);
        QCOMPARE(read(bytes).lines, QStringList { u"dmarc 1 (2 records)"_s + place });
    }

    void readsEachKind()
    {
        QCOMPARE(read(test::tlsJson()).lines, QStringList { u"tls t1"_s });
        QCOMPARE(read(packed(Pack::Gzip, test::tlsJson())).lines, QStringList { u"tls t1"_s });
        QCOMPARE(read(test::mailWith(packed(Pack::Gzip, test::tlsJson()), "application/tlsrpt+gzip")).lines, QStringList { u"tls t1 at 2"_s });
        QCOMPARE(read(test::complaintMail("ann@example.net")).lines, QStringList { u"abuse"_s });
        QCOMPARE(read(packed(Pack::Zip, { { "x.xml", test::dmarcXml({}) }, { "y.json", test::tlsJson() }, { "z.eml", test::complaintMail("ann@example.net") } })).lines,
            QStringList({ u"dmarc 1 (2 records) at x.xml"_s, u"tls t1 at y.json"_s, u"abuse at z.eml"_s }));
    }

    void cutsAMailbox()
    {
        const QByteArray from = "From someone@example.org Thu Nov 26 01:00:00 2026\n";
        QByteArray box;
        for (int i = 1; i <= 3; ++i)
            box += from + test::mailWith(packed(Pack::Gzip, test::dmarcXml({ .id = QByteArray::number(i) }))) + '\n';
        const QStringList wanted { u"dmarc 1 (2 records) at message 1/2"_s, u"dmarc 2 (2 records) at message 2/2"_s, u"dmarc 3 (2 records) at message 3/2"_s };
        QCOMPARE(read(box).lines, wanted);
        QCOMPARE(read(QByteArray(box).replace("\n", "\r\n")).lines, wanted);
        QCOMPARE(read(packed(Pack::Gzip, box)).lines, wanted);
        // A line of a text that begins so begins no message: nothing empty is before it, or there is no date in it.
        QCOMPARE(read(from + "Subject: hello\n\nFrom here on\n\nFrom now on all is well\n\n" + box).lines, QStringList { u"other mail"_s }
                + QStringList { wanted }.replaceInStrings(u"message 3"_s, u"message 4"_s).replaceInStrings(u"message 2"_s, u"message 3"_s).replaceInStrings(u"message 1"_s, u"message 2"_s));
        // One that cannot be read costs itself alone.
        ReportFileLimits limits;
        limits.mail.bytes = 4'000;
        QCOMPARE(read(from + "Subject: long\n\n" + QByteArray(100'000, 'x') + "\n\n" + box, limits).lines.first(), u"refused at message 1"_s);
        QCOMPARE(read(from + "Subject: long\n\n" + QByteArray(100'000, 'x') + "\n\n" + box, limits).lines.size(), 4);
    }

    void whatIsNoReportIsTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<QString>("why");
        QTest::newRow("nothing") << QByteArray() << QStringList { u"refused"_s } << u"empty"_s;
        QTest::newRow("text") << QByteArray("hello\n") << QStringList { u"refused"_s } << u"no report in it"_s;
        QTest::newRow("another XML") << QByteArray("<html><body/></html>") << QStringList { u"refused"_s } << u"no DMARC aggregate report"_s;
        QTest::newRow("another JSON") << QByteArray("{\"a\":1}") << QStringList { u"refused"_s } << u"report"_s;
        QTest::newRow("broken JSON") << QByteArray("{\"policies\":[,") << QStringList { u"refused"_s } << u"JSON"_s;
        QTest::newRow("zip without one") << packed(Pack::Zip, QByteArray("hello")) << QStringList { u"refused"_s } << u"no report in it"_s;
        QTest::newRow("damaged gzip") << packed(Pack::Gzip, test::dmarcXml({})).left(30) << QStringList { u"refused"_s } << u"damaged"_s;
        QTest::newRow("mail without one") << QByteArray("From: a@example.org\nSubject: lunch\n\nHello\n") << QStringList { u"other mail"_s } << QString();
        QTest::newRow("mail with a broken one") << test::mailWith("\x1f\x8b garbage") << QStringList { u"refused at 2"_s } << u"damaged"_s;
        QTest::newRow("document type") << QByteArray("<!DOCTYPE a [<!ENTITY b \"c\">]><feedback>&b;</feedback>") << QStringList { u"refused"_s } << u"document type"_s;
    }
    void whatIsNoReportIsTold()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, lines);
        QFETCH(QString, why);
        const Told told = read(bytes);
        QCOMPARE(told.lines, lines);
        QVERIFY2(told.whys.join(u' ').contains(why), qPrintable(told.whys.join(u' ')));
    }

    /// What could be unpacked counts, in part; the rest is lost.
    void aTornContainerGivesWhatIsWhole()
    {
        QByteArray many = test::dmarcXml({ .records = 3'000 });
        for (int i = 0; i < 3'000; ++i) // so that it does not pack to nothing
            many.replace(many.indexOf("192.0.2."), 8, "198." + QByteArray::number(i % 200) + '.');
        const QByteArray whole = packed(Pack::Gzip, many);
        const Told told = read(whole.left(whole.size() / 2));
        QCOMPARE(told.lines.size(), 1);
        QVERIFY2(told.lines.first().startsWith(u"dmarc 1 ("_s) && told.lines.first().endsWith(u"in part"_s), qPrintable(told.lines.first()));
        QVERIFY(told.deviations.has(Deviation::ContainerDamaged));
    }

    void bombsAreRefused()
    {
        ReportFileLimits limits;
        limits.archive.ratioFree = 1024 * 1024;
        const QByteArray bomb = packed(Pack::Gzip, "<feedback>" + QByteArray(8 * 1024 * 1024, ' '));
        const Told told = read(bomb, limits);
        QCOMPARE(told.lines, QStringList { u"refused"_s });
        QVERIFY2(told.whys.first().contains(u"200 times"_s), qPrintable(told.whys.first()));
        QCOMPARE(read(test::mailWith(bomb), limits).lines, QStringList { u"refused at 2"_s });
        limits.archive.entries = 5;
        QList<std::pair<QByteArray, QByteArray>> entries;
        for (int i = 0; i < 6; ++i)
            entries.append({ QByteArray::number(i), test::dmarcXml({ .id = QByteArray::number(i) }) });
        QCOMPARE(read(packed(Pack::Zip, entries), limits).lines.last(), u"refused"_s);
    }

    /// Bytes without end are read no further than the limit.
    void memoryAndTimeAreBounded()
    {
        Told told;
        const std::atomic_bool stop = false;
        ReportFileLimits limits;
        limits.aggregate.bytes = 4 * 1024 * 1024;
        auto bomb = std::make_unique<Bomb>();
        Bomb &given = *bomb;
        ReportFileReader reader(told, stop, limits);
        struct Keep final : bw::archive::ByteSource
        {
            explicit Keep(Bomb &of) : bomb(of) { }
            core::Result<std::size_t> read(char *into, std::size_t size) override { return bomb.read(into, size); }
            Bomb &bomb;
        };
        static_cast<void>(reader.read(std::make_unique<Keep>(given), u"bomb"_s));
        QCOMPARE(told.lines, QStringList { u"refused"_s });
        QVERIFY(given.given < limits.aggregate.bytes + 1024 * 1024);
    }

    void depthIsBounded()
    {
        QByteArray packedOften = test::dmarcXml({});
        for (int i = 0; i < 3; ++i)
            packedOften = packed(Pack::Gzip, packedOften);
        QCOMPARE(read(packedOften).lines, QStringList { u"dmarc 1 (2 records)"_s });
        QCOMPARE(read(packed(Pack::Gzip, packedOften)).lines, QStringList { u"refused"_s });
        QByteArray mail = test::mailWith(packed(Pack::Gzip, test::dmarcXml({})));
        for (int i = 0; i < 2; ++i)
            mail = test::mailWith(packed(Pack::Zip, { { "m.eml", mail } }));
        QCOMPARE(read(mail).lines, QStringList { u"dmarc 1 (2 records) at 2/m.eml/2/m.eml/2"_s });
        QCOMPARE(read(test::mailWith(packed(Pack::Zip, { { "m.eml", mail } }))).lines, QStringList { u"refused at 2/m.eml/2/m.eml/2/m.eml"_s });
    }

    void stopsWhereItIs()
    {
        Told told;
        const std::atomic_bool stop = true;
        const auto done = ReportFileReader(told, stop).read(std::make_unique<bw::archive::MemorySource>(test::dmarcXml({}).toStdString()), u"file"_s);
        QVERIFY(!done && done.error().kind == core::ProblemKind::Cancelled);
        QCOMPARE(told.lines, QStringList { u"refused"_s });
    }
};

QTEST_GUILESS_MAIN(TestFeedbackReportFile)
#include "tst_feedback_reportfile.moc"
