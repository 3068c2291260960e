// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/feedback/aggregatetext.h"

using namespace Qt::StringLiterals;

namespace bw::feedback {

namespace {

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString domainText(const Domain &domain)
{
    return text(domain.name) + (domain.received.empty() ? QString() : u'(' + text(domain.received) + u')');
}

template <typename E> QString wordText(const Word<E> &word)
{
    return text(nameOf(word.value)) + (word.text.empty() ? QString() : u'(' + text(word.text) + u')');
}

void add(QString &line, const char *name, const QString &value)
{
    if (!value.isEmpty())
        line += (line.isEmpty() ? QString() : u" "_s) + QString::fromLatin1(name) + value;
}

} // namespace

Read readAggregate(const QByteArray &xml, qsizetype piece, AggregateLimits limits)
{
    Read read;
    AggregateReader reader(read.kept, limits);
    for (qsizetype at = 0; at < xml.size() && read.done; at += piece)
        read.done = reader.take(std::string_view(xml.constData() + at, static_cast<std::size_t>(std::min(piece, xml.size() - at))));
    if (read.done)
        read.done = reader.finish();
    return read;
}

QString lineOf(const AggregateRecord &record)
{
    QString line;
    add(line, "", record.source.address.isKnown() ? text(record.source.address.toString()) : u'?' + text(record.source.received));
    add(line, "x", QString::number(record.count));
    add(line, "", wordText(record.disposition));
    add(line, "dkim=", wordText(record.dkim));
    add(line, "spf=", wordText(record.spf));
    for (const Reason &reason : record.reasons)
        add(line, "reason=", wordText(reason.type) + u':' + text(reason.comment));
    add(line, "from=", domainText(record.headerFrom));
    add(line, "envelope=", domainText(record.envelopeFrom));
    add(line, "to=", domainText(record.envelopeTo));
    for (const DkimResult &dkim : record.dkimResults)
        add(line, "d=", domainText(dkim.domain) + u'/' + text(dkim.selector) + u'/' + wordText(dkim.result) + u'/' + text(dkim.humanResult));
    for (const SpfResult &spf : record.spfResults)
        add(line, "s=", domainText(spf.domain) + u'/' + wordText(spf.scope) + u'/' + wordText(spf.result) + u'/' + text(spf.humanResult));
    return line;
}

QString lineOf(const AggregateReport &report)
{
    QString line;
    add(line, "org=", text(report.organisation));
    add(line, "contact=", text(report.contact));
    add(line, "extra=", text(report.extraContact));
    add(line, "id=", text(report.reportId));
    add(line, "generator=", text(report.generator));
    add(line, "period=",
        QString::number(report.period.begin / core::microsPerSecond) + u'/' + QString::number(report.period.end / core::microsPerSecond));
    for (const std::string &error : report.errors)
        add(line, "error=", text(error));
    add(line, "ns=", text(report.nameSpace));
    const PublishedPolicy &policy = report.policy;
    add(line, "domain=", domainText(policy.domain));
    add(line, "adkim=", wordText(policy.adkim));
    add(line, "aspf=", wordText(policy.aspf));
    add(line, "p=", wordText(policy.p));
    add(line, "sp=", wordText(policy.sp));
    add(line, "np=", wordText(policy.np));
    add(line, "pct=", policy.percent ? QString::number(*policy.percent) : QString());
    add(line, "fo=", text(policy.fo));
    add(line, "discovery=", wordText(policy.discovery));
    add(line, "testing=", wordText(policy.testing));
    add(line, "lost=", report.lostRecords ? QString::number(report.lostRecords) : QString());
    add(line, "", report.isPartial() ? u"partial"_s : QString());
    return line;
}

QString namesOf(const Deviations &deviations)
{
    QStringList names;
    for (std::size_t i = 0; i < deviationCount; ++i)
        if (deviations.has(static_cast<Deviation>(i)))
            names << text(nameOf(static_cast<Deviation>(i)));
    return names.join(u' ');
}

QByteArray plainReport()
{
    return R"(<?xml version="1.0" encoding="UTF-8" ?>
<feedback>
  <version>1.0</version>
  <report_metadata>
    <org_name>Receiver Inc.</org_name>
    <email>dmarc@receiver.example</email>
    <extra_contact_info>https://receiver.example/dmarc</extra_contact_info>
    <report_id>8293631894893125362</report_id>
    <date_range><begin>1764028800</begin><end>1764115199</end></date_range>
  </report_metadata>
  <policy_published>
    <domain>example.org</domain><adkim>r</adkim><aspf>s</aspf><p>quarantine</p><sp>none</sp><pct>100</pct><fo>1</fo>
  </policy_published>
  <record>
    <row>
      <source_ip>198.51.100.7</source_ip><count>3</count>
      <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated>
    </row>
    <identifiers><envelope_from>bounce.example.org</envelope_from><header_from>example.org</header_from></identifiers>
    <auth_results>
      <dkim><domain>example.org</domain><selector>s1</selector><result>pass</result></dkim>
      <spf><domain>bounce.example.org</domain><scope>mfrom</scope><result>softfail</result></spf>
    </auth_results>
  </record>
  <record>
    <row>
      <source_ip>2001:db8::25</source_ip><count>2</count>
      <policy_evaluated>
        <disposition>reject</disposition><dkim>fail</dkim><spf>fail</spf>
        <reason><type>local_policy</type><comment>arc=pass</comment></reason>
      </policy_evaluated>
    </row>
    <identifiers><envelope_to>receiver.example</envelope_to><header_from>news.example.org</header_from></identifiers>
    <auth_results>
      <spf><domain>mx.stranger.example</domain><scope>helo</scope><result>none</result></spf>
    </auth_results>
  </record>
</feedback>
)";
}

QByteArray rfc9990Report()
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0">
  <version>1.0</version>
  <report_metadata>
    <org_name>Sample Reporter</org_name>
    <email>report_sender@example-reporter.com</email>
    <extra_contact_info lang="en">call us</extra_contact_info>
    <report_id>3v98abbp8ya9n3va8yr8oa3ya</report_id>
    <date_range><begin>1764028800</begin><end>1764115200</end></date_range>
    <error lang="de">Zone war nicht lesbar</error>
    <generator>Example DMARC Aggregate Reporter v1.2</generator>
  </report_metadata>
  <policy_published>
    <domain>example.com</domain>
    <p>quarantine</p><sp>none</sp><np>none</np>
    <testing>n</testing>
    <discovery_method>treewalk</discovery_method>
  </policy_published>
  <extension><x:arc xmlns:x="urn:example"><x:count>7</x:count></x:arc></extension>
  <record>
    <row>
      <source_ip>192.0.2.123</source_ip>
      <count>123</count>
      <policy_evaluated>
        <disposition>pass</disposition><dkim>pass</dkim><spf>fail</spf>
        <reason><type>policy_test_mode</type><comment lang="en">t=y</comment></reason>
      </policy_evaluated>
    </row>
    <identifiers><envelope_from></envelope_from><header_from>example.com</header_from></identifiers>
    <auth_results>
      <dkim><domain>example.com</domain><selector>abc123</selector><result>pass</result><human_result lang="en">fine</human_result></dkim>
      <spf><domain>example.com</domain><result>policy</result></spf>
    </auth_results>
    <y:seen xmlns:y="urn:example:y"><y:count>9</y:count></y:seen>
  </record>
</feedback>
)";
}

} // namespace bw::feedback
