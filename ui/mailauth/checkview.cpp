// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/checkview.h"

#include "ui/common/buttons.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/tableexport.h"
#include "ui/common/tag.h"

#include <QBoxLayout>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::service::CheckMark;
using bw::service::CheckPart;
using bw::service::MessageCheck;
using bw::service::Origin;

namespace bw::mailauth {

namespace {

ui::Mark markOf(CheckMark mark)
{
    switch (mark) {
    case CheckMark::Pass:
        return ui::Mark::Pass;
    case CheckMark::Fail:
        return ui::Mark::Fail;
    case CheckMark::Unknown:
        return ui::Mark::Unknown;
    case CheckMark::None:
        break;
    }
    return ui::Mark::NotApplicable;
}

/// The word of RFC 8601 as people of the language read it.
QString wordText(const QString &word)
{
    const std::pair<QLatin1StringView, QString> words[] {
        { "pass"_L1, CheckView::tr("pass", "the result of a check") }, { "fail"_L1, CheckView::tr("fail", "the result of a check") },
        { "softfail"_L1, CheckView::tr("softfail", "the result of a check") }, { "neutral"_L1, CheckView::tr("neutral", "the result of a check") },
        { "none"_L1, CheckView::tr("none", "the result of a check") }, { "policy"_L1, CheckView::tr("policy", "the result of a check") },
        { "temperror"_L1, CheckView::tr("temperror", "the result of a check") }, { "permerror"_L1, CheckView::tr("permerror", "the result of a check") },
        { "unknown"_L1, CheckView::tr("unknown", "the result of a check") },
    };
    for (const auto &[plain, text] : words)
        if (word == plain)
            return text;
    return word;
}

ui::Label *sentence(const QString &text, ui::Token color = ui::Token::TextPrimary)
{
    auto *label = new ui::Label(text, ui::FontRole::Base, color);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

ui::Label *code(const QString &text, const QString &name)
{
    auto *label = new ui::Label(text, ui::FontRole::Code, ui::Token::TextSecondary);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(name);
    label->setMinimumWidth(100);
    return label;
}

/// A line a step, deeper ones further right, each look-up below; an arrow before what decided.
QStringList stepLines(const CheckPart &part)
{
    QStringList lines;
    for (const service::CheckStep &step : part.steps) {
        const QString indent(4 * step.depth, QChar::Nbsp);
        QStringList words { step.domain, step.term, step.end };
        words.removeAll(QString());
        lines << indent + (step.isDecisive ? u"→ "_s : u"· "_s) + words.join(u"  "_s);
        for (const QString &lookup : step.lookups)
            lines << indent + QString(4, QChar::Nbsp) + lookup;
    }
    return lines;
}

/// Long words (keys) break where the line ends.
QString breakable(const QString &text)
{
    constexpr int longest = 48;
    QString broken;
    int run = 0;
    for (const QChar c : text) {
        broken += c;
        run = c.isSpace() ? 0 : run + 1;
        if (run == longest) {
            broken += QChar(0x200b);
            run = 0;
        }
    }
    return broken;
}

} // namespace

CheckView::CheckView(QWidget *parent)
    : QWidget(parent)
{
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(12);
}

void CheckView::clear()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_first = nullptr;
}

/// What would prove it could not be asked.
bool CheckView::isUndecided(const MessageCheck &check)
{
    const bool isWithoutDmarc = std::ranges::any_of(check.parts, [](const CheckPart &part) { return part.name == u"DMARC" && part.word == u"none"; });
    return !check.isProven && std::ranges::any_of(check.parts, [=](const CheckPart &part) {
        return part.mark == CheckMark::Unknown && (part.name == u"DMARC" || part.name == u"DKIM" || (part.name == u"SPF" && isWithoutDmarc));
    });
}

QString CheckView::headline(const MessageCheck &check)
{
    const QString from = check.from.isEmpty() ? tr("its sender") : check.from;
    if (check.isProven)
        return tr("It proves that it is from %1.").arg(from);
    return isUndecided(check) ? tr("Whether it is from %1 could not be found out.").arg(from) : tr("It does not prove that it is from %1.").arg(from);
}

QString CheckView::originText(const MessageCheck &check, const ui::Format &format)
{
    QString text;
    switch (check.origin) {
    case Origin::Logged:
        text = tr("It is yours: %1 accepted it on %2.").arg(check.node, format.fullStamp(check.accepted));
        break;
    case Origin::SignedNotLogged:
        text = tr("It is signed with your key %1, but no node of yours logged it: a log that was not read, another sender of yours, or a copied key.").arg(check.signedBy);
        break;
    case Origin::Forged:
        text = tr("It comes in your name, nothing proves that, and no node of yours logged it: forged, or from a sender of yours that authenticates as nobody.");
        break;
    case Origin::Foreign:
        text = tr("It comes in the name of somebody else.");
        break;
    case Origin::Unknown:
        text = tr("Whether it is yours is not known. %1").arg(check.originWhy);
        break;
    }
    return check.isForwarded ? text + u' ' + tr("Others passed it on.") : text;
}

void CheckView::show(const MessageCheck &check, const ui::Format &format)
{
    m_check = check;
    m_format = format;
    clear();
    addHead(check);
    addOrigin(check, format);
    int number = 0;
    for (const CheckPart &part : check.parts)
        addPart(part, number++);
    m_column->addStretch(1);
}

void CheckView::addHead(const MessageCheck &check)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *mark = new ui::MarkLabel(check.isProven ? ui::Mark::Pass : isUndecided(check) ? ui::Mark::Unknown : ui::Mark::Fail);
    row->addWidget(mark, 0, Qt::AlignTop);
    auto *title = new ui::Label(headline(check), ui::FontRole::Subheading);
    title->setObjectName(u"checkHeadline"_s);
    title->setWordWrap(true);
    mark->setFixedHeight(title->fontMetrics().height()); // beside the first line
    row->addWidget(title, 1);
    column->addLayout(row);
    if (const QString next = check.nextStep(); !next.isEmpty()) {
        auto *label = sentence(tr("Next step: %1").arg(next));
        label->setObjectName(u"checkNextStep"_s);
        column->addWidget(label);
    }
    QString handover;
    if (!check.clientIp.isEmpty())
        handover = check.isHandoverGuessed ? tr("Handed over by %1, as its topmost Received field with a public address says.").arg(ui::Format::isolated(check.clientIp)) : tr("Handed over by %1.").arg(ui::Format::isolated(check.clientIp));
    if (!handover.isEmpty())
        column->addWidget(sentence(handover, ui::Token::TextSecondary));
    m_column->addWidget(box);
}

void CheckView::addOrigin(const MessageCheck &check, const ui::Format &format)
{
    auto *panel = new ui::Panel(tr("Is it yours?"));
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    auto *text = sentence(originText(check, format));
    text->setObjectName(u"checkOrigin"_s);
    row->addWidget(text, 1);
    if (check.origin == Origin::Logged) {
        auto *open = ui::makeButton(tr("Open its trace"), ui::ButtonKind::Normal, u"messages"_s, ui::ControlSize::Small);
        open->setObjectName(u"openCheckedButton"_s);
        connect(open, &QPushButton::clicked, this, [this] { Q_EMIT messageWanted(m_check.id); });
        row->addWidget(open, 0, Qt::AlignTop);
        m_first = open;
    }
    panel->setContent(content);
    m_column->addWidget(panel);
}

void CheckView::addPart(const CheckPart &part, int number)
{
    auto *panel = new ui::Panel(part.name);
    panel->setObjectName(u"checkPart%1"_s.arg(number));
    panel->setSubtitle(part.domain);
    panel->addHeaderWidget(new ui::Tag(markOf(part.mark), wordText(part.word)));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    if (!part.reason.isEmpty())
        column->addWidget(sentence(part.reason));
    if (!part.remedy.isEmpty() && part.mark != CheckMark::Pass)
        column->addWidget(sentence(tr("Next step: %1").arg(part.remedy)));
    if (!part.header.isEmpty())
        column->addWidget(code(breakable(part.header), tr("The header field")));
    for (const QString &record : part.records)
        column->addWidget(code(breakable(record), tr("The DNS record")));
    if (!part.steps.isEmpty()) {
        column->addWidget(new ui::Label(tr("How %1 came to this").arg(part.name), ui::FontRole::Small, ui::Token::TextSecondary));
        auto *steps = code(breakable(stepLines(part).join(u'\n')), tr("How %1 came to this").arg(part.name));
        steps->setObjectName(u"checkSteps%1"_s.arg(number));
        column->addWidget(steps);
    }
    panel->setContent(content);
    m_column->addWidget(panel);
}

QString CheckView::text() const
{
    QStringList lines { headline(m_check), originText(m_check, m_format) };
    if (const QString next = m_check.nextStep(); !next.isEmpty())
        lines << tr("Next step: %1").arg(next);
    for (const CheckPart &part : m_check.parts) {
        lines << QString() << u"%1 %2 %3"_s.arg(part.name, part.word, part.domain).trimmed();
        for (const QString &line : QStringList { part.reason, part.remedy, part.header } + part.records)
            if (!line.isEmpty())
                lines << u"  "_s + line;
        for (const QString &line : stepLines(part))
            lines << u"  "_s + line;
    }
    return lines.join(u'\n') + u'\n';
}

QByteArray CheckView::csv() const
{
    QByteArray bytes = ui::csvLine({ tr("Check"), tr("Result"), tr("Domain"), tr("Reason"), tr("Next step"), tr("Header field"), tr("DNS record") });
    for (const CheckPart &part : m_check.parts)
        bytes += ui::csvLine({ part.name, part.word, part.domain, part.reason, part.remedy, part.header, part.records.join(u'\n') });
    return bytes;
}

} // namespace bw::mailauth
