// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/streamseditor.h"

#include "ui/common/format.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace bw::settings {

namespace {

QMap<QString, qint64> recipientsByStream(const store::VolumeAnswer &answer)
{
    QMap<QString, qint64> sums;
    for (const store::VolumeBucket &bucket : answer.buckets)
        sums[bucket.keys.value(u"stream"_s)] += bucket.counts.recipients ? *bucket.counts.recipients : bucket.counts.delivered.value_or(0);
    return sums;
}

} // namespace

StreamsEditor::StreamsEditor(QWidget *parent)
    : RulesEditor(u"stream"_s,
          tr("A stream is what is sent for one purpose: newsletters, invoices, people. The first rule whose fields all fit names it; an empty field fits "
             "anything. Rules apply when figures are read, back to the first day."),
          tr("No rule yet: everything is “other”."),
          { { .name = u"streamNameLineEdit"_s, .title = tr("Stream"), .spoken = tr("Stream of rule %1"), .hint = tr("Newsletter") },
              { .name = u"streamSenderLineEdit"_s, .title = tr("Sender domain"), .spoken = tr("Sender domain of rule %1"), .hint = tr("any") },
              { .name = u"streamLoginLineEdit"_s, .title = tr("Login"), .spoken = tr("Login of rule %1"), .hint = tr("any") },
              { .name = u"streamNetworkLineEdit"_s, .title = tr("Client network"), .spoken = tr("Client network of rule %1"), .hint = tr("any"),
                  .toolTip = tr("192.0.2.0/24, 2001:db8::/32, or “local” for mail that no client handed in") },
              { .name = u"streamInstanceLineEdit"_s, .title = tr("Instance"), .spoken = tr("Instance of rule %1"), .hint = tr("any") } },
          parent)
{
}

void StreamsEditor::show(const QList<store::StreamRule> &rules)
{
    Rules all;
    for (const store::StreamRule &rule : rules)
        all << QStringList { rule.name, rule.senderDomain, rule.login, rule.network, rule.instance };
    setRules(all);
}

QList<store::StreamRule> StreamsEditor::streamRules() const
{
    QList<store::StreamRule> all;
    for (const QStringList &values : rules())
        all << store::StreamRule { values.at(0), values.at(1), values.at(2), values.at(3), values.at(4) };
    return all;
}

void StreamsEditor::showTried(const store::StreamPreview &preview, const ui::Format &format)
{
    const QMap<QString, qint64> before = recipientsByStream(preview.before), after = recipientsByStream(preview.after);
    QStringList names = before.keys() + after.keys();
    names.removeDuplicates();
    names.sort();
    QList<QStringList> table { { tr("Stream"), tr("now"), tr("then") } };
    for (const QString &name : std::as_const(names))
        table << QStringList { name, format.count(before.value(name)), format.count(after.value(name)) };
    showPreview(tr("%1 of %n known sending keys would get another stream. Recipients in the chosen range:", nullptr, int(preview.keys)).arg(format.count(preview.moved)), table, { 1, 2 });
}

} // namespace bw::settings
