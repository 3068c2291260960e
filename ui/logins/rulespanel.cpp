// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logins/rulespanel.h"

#include "ui/common/datatable.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/sidepanelframe.h"
#include "ui/itemmodels/loginfacts.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bw::logins {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(bw::logins::RulesPanel)
};

using Facts = itemmodels::LoginFacts;

struct Rule
{
    const char *name;
    const char *text;
};

constexpr Rule rules[] {
    { QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "Brute force"), QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "One login from one address: 10 failures in 10 minutes, or 30 in a day.") },
    { QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "Distributed brute force"), QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "One login that exists: 20 failures from 12 addresses or more in a day. Blocking addresses does not help.") },
    { QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "Spraying"), QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "Many logins, few tries each, from one address (8 names in an hour or 15 in a day) or one network (15 names from 3 addresses in a day). Fewer (3 other logins and 5 tries in an hour) where the address then got in.") },
    { QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "Enumeration"), QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "10 names in a day from one address, 80 % of which do not exist. One such address a day is background noise.") },
    { QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "Stuffing"), QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "In an hour, 50 names or more from 5 addresses or more, at most 3 tries each, five times the usual number of names, and no address behind more than half of it.") },
    { QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "Old password"), QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "A device repeats a password from a network where its login was good before. No attack.") },
    { QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "Forgotten password"), QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "Failures that end in a good login from the same network within an hour. No attack.") },
    { QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "Takeover"), QT_TRANSLATE_NOOP("bw::logins::RulesPanel", "Points for a good login: new network 2, failures from there before up to 4, a network that attacks others 4, many new networks at once 3, a burst of mail after it 4 and more, an address that had just guessed at several others 5. 4 points are unusual, 5 suspicious, 8 a takeover.") },
};

} // namespace

QWidget *makeAttacksPanel(Facts *facts, const ui::PageContext &context, const ui::Format &format)
{
    auto *frame = new ui::SidePanelFrame(Tr::tr("Attacks, by rule"));
    auto *note = new ui::Label(Tr::tr("%n in %1, worst first", nullptr, int(facts->answer().attacks.size())).arg(format.range(facts->answer().range)), ui::FontRole::Base, ui::Token::TextSecondary);
    note->setWordWrap(true);
    frame->body()->addWidget(note);
    QString counted = Tr::tr("A try may belong to several rules and counts for each. The page counts every try once, under the kind that says most.");
    if (std::ranges::any_of(facts->answer().attacks, [facts](const detection::Attack &attack) { return attack.window.from < facts->answer().range.from; }))
        counted += u' ' + Tr::tr("What began in the day before this range is told whole, with its tries of that day.");
    auto *twice = new ui::Label(counted, ui::FontRole::Small, ui::Token::TextSecondary);
    twice->setWordWrap(true);
    frame->body()->addWidget(twice);
    auto *table = new ui::DataTable(u"attacksTable"_s, Tr::tr("Attacks"));
    table->setSource(facts->attacks());
    table->setColumns({ { .column = Facts::AttackKindOf }, { .column = Facts::AttackKey, .width = 116, .stretch = true }, { .column = Facts::AttackSeverity, .width = 98, .hidden = true },
                          { .column = Facts::AttackFrom, .hidden = true }, { .column = Facts::AttackTo, .hidden = true }, { .column = Facts::AttackTries, .number = true },
                          { .column = Facts::AttackLogins, .hidden = true, .number = true }, { .column = Facts::AttackSources, .hidden = true, .number = true } },
        context.tables);
    table->sortInitially(Facts::AttackSeverity, Qt::AscendingOrder); // raw values: the worst is the least
    auto *navigator = context.navigator;
    QObject::connect(table, &ui::DataTable::opened, table, [facts, navigator](const QModelIndex &at) {
        const detection::Attack &attack = facts->attacks()->row(at);
        store::Filter one;
        one.range = attack.window;
        if (!attack.source.isEmpty())
            one.sources = { attack.source };
        else if (!attack.network.isEmpty())
            one.sources = { attack.network };
        if (!attack.user.isEmpty())
            one.users = { attack.user };
        navigator->openPage(u"logins"_s, one);
    });
    auto *panel = new ui::Panel;
    panel->setContent(table, true);
    const QStringList &notes = facts->answer().notes;
    if (!notes.isEmpty() && !facts->answer().attacks.isEmpty()) {
        auto *missing = new ui::Label(notes.join(u' '), ui::FontRole::Base, ui::Token::TextSecondary);
        missing->setWordWrap(true);
        frame->body()->addWidget(missing);
    }
    if (facts->answer().attacks.isEmpty())
        panel->showEmpty(notes.isEmpty() ? Tr::tr("No rule found an attack in this range.") : notes.join(u' '), notes.isEmpty() ? ui::Mark::Pass : ui::Mark::Unknown);
    frame->addFlush(panel, 1);
    return frame;
}

QWidget *makeRulesPanel()
{
    auto *frame = new ui::SidePanelFrame(Tr::tr("How failed logins are told apart"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 0, 16, 16);
    column->setSpacing(12);
    auto *intro = new ui::Label(Tr::tr("A try counts as a stranger's when its login had no good login from that network in 30 days, and none within an hour after. Only strangers' tries can be an attack."));
    intro->setWordWrap(true);
    column->addWidget(intro);
    for (const Rule &rule : rules) {
        auto *name = new ui::Label(Tr::tr(rule.name));
        name->setStrong(true);
        auto *text = new ui::Label(Tr::tr(rule.text), ui::FontRole::Base, ui::Token::TextSecondary);
        text->setWordWrap(true);
        column->addWidget(name);
        column->addWidget(text);
    }
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    scroll->setAccessibleName(Tr::tr("Rules"));
    frame->addFlush(scroll, 1);
    return frame;
}

} // namespace bw::logins
