// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/sourceseditor.h"

#include "ui/common/buttons.h"
#include "ui/common/format.h"
#include "ui/itemmodels/mailauthfacts.h"

#include <QAction>
#include <QMap>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::store::SourceRole;

namespace bw::settings {

namespace {

QStringList valuesOf(const store::SourceRule &rule)
{
    return { rule.name, store::nameOf(rule.role), rule.network, rule.dkimDomain, rule.spfDomain, rule.domain };
}

QList<std::pair<QString, QString>> roleChoices()
{
    QList<std::pair<QString, QString>> choices;
    for (const SourceRole role : { SourceRole::Sender, SourceRole::Own, SourceRole::Forwarder, SourceRole::Stranger, SourceRole::Service })
        choices << std::pair(itemmodels::roleWord(role), store::nameOf(role));
    return choices;
}

} // namespace

SourcesEditor::SourcesEditor(QWidget *parent)
    : RulesEditor(u"source"_s,
          tr("A source is whoever sends mail in the names of your domains: your own servers, a service that sends for you, a forwarder, a stranger. The first rule whose fields all fit "
             "names it; an empty field fits anything. Your nodes and the well-known services are known without a rule. Rules apply when figures are read, back to the first day."),
          tr("No rule yet: only your nodes and the well-known services have names."),
          { { .name = u"sourceNameLineEdit"_s, .title = tr("Name"), .spoken = tr("Name of source rule %1"), .hint = tr("Our CRM") },
              { .name = u"sourceRoleComboBox"_s, .title = tr("What it is"), .spoken = tr("What source rule %1 says it is"), .choices = roleChoices() },
              { .name = u"sourceNetworkLineEdit"_s, .title = tr("Address or network"), .spoken = tr("Address or network of source rule %1"), .hint = tr("any"), .toolTip = tr("192.0.2.7, 192.0.2.0/24 or 2001:db8::/32") },
              { .name = u"sourceDkimLineEdit"_s, .title = tr("DKIM signed by"), .spoken = tr("Signing domain of source rule %1"), .hint = tr("any"),
                  .toolTip = tr("The domain (d=) of a signature that verified: esp.example, or *.esp.example for those below it") },
              { .name = u"sourceSpfLineEdit"_s, .title = tr("SPF passed for"), .spoken = tr("Domain that SPF passed for of source rule %1"), .hint = tr("any"),
                  .toolTip = tr("esp.example, or *.esp.example for those below it") },
              { .name = u"sourceDomainLineEdit"_s, .title = tr("Only of domain"), .spoken = tr("Domain in From of source rule %1"), .hint = tr("any"),
                  .toolTip = tr("Only mail in this domain's name: shop.example, or *.shop.example for those below it") } },
          parent)
{
    addButton(makeStarterButton());
}

/// Who takes one says that it sends for them: anybody can be a customer of these.
QPushButton *SourcesEditor::makeStarterButton()
{
    auto *button = new ui::DropButton(u"list"_s, tr("Well-known services"));
    button->setObjectName(u"starterButton"_s);
    ui::setControlSize(button, ui::ControlSize::Small);
    auto *menu = new QMenu(this);
    button->setMenu(menu);
    menu->setObjectName(u"starterMenu"_s);
    QStringList names;
    for (const store::SourceRule &rule : store::starterSourceRules())
        if (!names.contains(rule.name))
            names << rule.name;
    for (const QString &name : std::as_const(names)) {
        QString text = name;
        connect(menu->addAction(text.replace(u'&', u"&&"_s)), &QAction::triggered, this, [this, name] { takeOver(name); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("All of them, as they are known")), &QAction::triggered, this, [this] { takeOver({}); });
    return button;
}

void SourcesEditor::takeOver(const QString &service)
{
    Rules added;
    for (store::SourceRule rule : store::starterSourceRules()) {
        if (!service.isEmpty() && rule.name != service)
            continue;
        if (!service.isEmpty())
            rule.role = SourceRole::Sender;
        added << valuesOf(rule);
    }
    const Rules there = rules();
    added.removeIf([&there](const QStringList &values) { return there.contains(values); });
    addRules(added);
}

void SourcesEditor::show(const QList<store::SourceRule> &rules)
{
    Rules all;
    for (const store::SourceRule &rule : rules)
        all << valuesOf(rule);
    setRules(all);
}

QList<store::SourceRule> SourcesEditor::sourceRules() const
{
    QList<store::SourceRule> all;
    for (const QStringList &values : rules())
        all << store::SourceRule { values.at(0), store::sourceRoleNamed(values.at(1)).value_or(SourceRole::Sender), values.at(2), values.at(3), values.at(4), values.at(5) };
    return all;
}

void SourcesEditor::addFirst(const QVariantMap &rule)
{
    QStringList values;
    for (const QString &name : { u"name"_s, u"role"_s, u"network"_s, u"dkim"_s, u"spf"_s, u"domain"_s })
        values << rule.value(name).toString();
    addRules({ values }, 0);
}

void SourcesEditor::showTried(const store::SourceRulePreview &preview, const ui::Format &format)
{
    struct Sums
    {
        QString role;
        qint64 addresses[2] {}, messages[2] {};
    };
    if (preview.after.totals.messages == 0) {
        showPreview(tr("No report is about the chosen range, so there is nothing to try the rules on."), {}, {});
        return;
    }
    QMap<QString, Sums> byName;
    const auto take = [&byName](const store::MailAuthSources &answer, int then) {
        for (const store::MailAuthSource &row : answer.rows) {
            Sums &sums = byName[row.isRest ? itemmodels::restWord() : itemmodels::senderWord(row.source)];
            sums.role = row.role ? itemmodels::roleWord(*row.role) : QString();
            sums.addresses[then] += row.addresses;
            sums.messages[then] += row.counts.messages;
        }
    };
    take(preview.before, 0);
    take(preview.after, 1);
    QStringList names = byName.keys();
    std::ranges::stable_sort(names, std::ranges::greater(), [&byName](const QString &name) { return byName[name].messages[1]; });
    QList<QStringList> table { { tr("Called"), tr("What it is"), tr("Addresses now"), tr("then"), tr("Messages now"), tr("then") } };
    for (const QString &name : std::as_const(names)) {
        const Sums &sums = byName[name];
        table << QStringList { name, sums.role, format.count(sums.addresses[0]), format.count(sums.addresses[1]), format.count(sums.messages[0]), format.count(sums.messages[1]) };
    }
    showPreview(tr("%1 of %2 reported messages of the chosen range would be called otherwise:").arg(format.count(preview.moved), format.count(preview.after.totals.messages)), table, { 2, 3, 4, 5 });
}

} // namespace bw::settings
