// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <QByteArray>
#include <QList>

#include <utility>

/// Reports as receivers send them, made for tests. Whoever packs links LibArchive::LibArchive.
namespace bw::test {

struct DmarcText
{
    QByteArray id = "1";
    QByteArray org = "receiver.example", domain = "example.org";
    int records = 2;
    QByteArray more {}; ///< behind the records
    QByteArray comment {}; ///< of the first record
    qint64 begin = 1'795'564'800; ///< 2026-11-25
};

/// Record n is of 192.0.2.n, n messages, aligned by DKIM where n is even.
inline QByteArray dmarcXml(const DmarcText &text)
{
    QByteArray records;
    for (int n = 1; n <= text.records; ++n)
        records += "<record><row><source_ip>192.0.2." + QByteArray::number(n % 250 + (n > 249)) + "</source_ip><count>" + QByteArray::number(n) + "</count><policy_evaluated><disposition>none</disposition><dkim>"
            + (n % 2 ? "fail" : "pass") + "</dkim><spf>fail</spf>" + (n == 1 && !text.comment.isEmpty() ? "<reason><type>local_policy</type><comment>" + text.comment + "</comment></reason>" : QByteArray())
            + "</policy_evaluated></row><identifiers><header_from>" + text.domain + "</header_from></identifiers><auth_results><dkim><domain>" + text.domain
            + "</domain><selector>s1</selector><result>" + (n % 2 ? "fail" : "pass") + "</result></dkim><spf><domain>bounce.example.net</domain><scope>mfrom</scope><result>pass</result></spf></auth_results></record>\n";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feedback><version>1.0</version><report_metadata><org_name>" + text.org + "</org_name><email>noreply@" + text.org + "</email><report_id>" + text.id
        + "</report_id><date_range><begin>" + QByteArray::number(text.begin) + "</begin><end>" + QByteArray::number(text.begin + 86'399) + "</end></date_range></report_metadata><policy_published><domain>"
        + text.domain + "</domain><adkim>r</adkim><aspf>r</aspf><p>reject</p><sp>none</sp><pct>100</pct><fo>0</fo></policy_published>\n" + records + text.more + "</feedback>\n";
}

inline QByteArray tlsJson(const QByteArray &id = "t1")
{
    return R"({"organization-name":"Receiver","date-range":{"start-datetime":"2026-11-25T00:00:00Z","end-datetime":"2026-11-25T23:59:59Z"},"contact-info":"tls@receiver.example","report-id":")" + id
        + R"(","policies":[{"policy":{"policy-type":"sts","policy-string":["version: STSv1"],"policy-domain":"example.org","mx-host":["*.mail.example.org"]},)"
          R"("summary":{"total-successful-session-count":5326,"total-failure-session-count":303},"failure-details":[{"result-type":"certificate-expired","sending-mta-ip":"2001:db8::1",)"
          R"("receiving-mx-hostname":"mx1.mail.example.org","failed-session-count":100},{"result-type":"starttls-not-supported","sending-mta-ip":"2001:db8::2",)"
          R"("receiving-mx-hostname":"mx2.mail.example.org","receiving-ip":"203.0.113.56","failed-session-count":203,"additional-information":"https://r.example/x"}]}]})";
}

/// A complaint of RFC 5965's form about a message to \p recipient.
inline QByteArray complaintMail(const QByteArray &recipient, const QByteArray &messageId = "m1@example.org")
{
    return "From: <abusedesk@provider.example>\nDate: Thu, 26 Nov 2026 17:40:36 +0000\nSubject: FW: offers\nTo: <abuse@example.org>\nMessage-ID: <c1@provider.example>\nMIME-Version: 1.0\n"
           "Content-Type: multipart/report; report-type=feedback-report; boundary=\"part\"\n\n--part\nContent-Type: text/plain\n\nThis is an abuse report about a message to "
        + recipient + ".\n\n--part\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: SomeGenerator/1.0\nVersion: 1\nOriginal-Mail-From: <news@example.org>\nOriginal-Rcpt-To: <"
        + recipient + ">\nArrival-Date: Thu, 26 Nov 2026 16:40:00 +0000\nReported-Domain: example.org\nSource-IP: 192.0.2.7\nAuthentication-Results: mx.provider.example; spf=pass smtp.mail=bounce+"
        + QByteArray(recipient).replace('@', '=') + "@example.org smtp.rcpttodomain=x smtp.rcptto=" + recipient + "; dkim=pass header.i=" + recipient + "\n\n--part\nContent-Type: message/rfc822\n\nFrom: <news@example.org>\nTo: " + recipient + "\nSubject: Hello " + recipient + "\nMessage-ID: <"
        + messageId + ">\n\nDear " + recipient + ", buy this.\n--part--\n";
}

/// A message with one attachment.
inline QByteArray mailWith(const QByteArray &content, const QByteArray &label = "application/gzip; name=report.xml.gz", const QByteArray &id = "r1@receiver.example")
{
    return "From: noreply@receiver.example\nTo: reports@example.org\nDate: Thu, 26 Nov 2026 01:00:00 +0000\nSubject: Report Domain: example.org\nMessage-ID: <" + id
        + ">\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee what is attached.\n--b\nContent-Type: " + label
        + "\nContent-Transfer-Encoding: base64\n\n" + content.toBase64() + "\n--b--\n";
}

enum class Pack { Gzip, Zstd, Xz, Bzip2, Zip };

/// Names count in a zip alone.
inline QByteArray packed(Pack pack, const QList<std::pair<QByteArray, QByteArray>> &members)
{
    QByteArray out;
    ::archive *handle = archive_write_new();
    pack == Pack::Zip ? archive_write_set_format_zip(handle) : archive_write_set_format_raw(handle);
    if (pack == Pack::Gzip)
        archive_write_add_filter_gzip(handle);
    else if (pack == Pack::Zstd)
        archive_write_add_filter_zstd(handle);
    else if (pack == Pack::Xz)
        archive_write_add_filter_xz(handle);
    else if (pack == Pack::Bzip2)
        archive_write_add_filter_bzip2(handle);
    archive_write_set_bytes_in_last_block(handle, 1);
    archive_write_open(
        handle, &out, nullptr,
        [](::archive *, void *into, const void *bytes, size_t size) -> la_ssize_t {
            static_cast<QByteArray *>(into)->append(static_cast<const char *>(bytes), qsizetype(size));
            return la_ssize_t(size);
        },
        nullptr);
    for (const auto &[name, bytes] : members) {
        ::archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.constData());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_size(entry, bytes.size());
        archive_entry_set_perm(entry, 0644);
        archive_write_header(handle, entry);
        archive_write_data(handle, bytes.constData(), size_t(bytes.size()));
        archive_entry_free(entry);
    }
    archive_write_close(handle);
    archive_write_free(handle);
    return out;
}

inline QByteArray packed(Pack pack, const QByteArray &bytes)
{
    return packed(pack, { { "a.xml", bytes } });
}

} // namespace bw::test
