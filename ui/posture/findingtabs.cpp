// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/findingpanel.h"

#include "models/posture/frameworks.h"
#include "models/posture/remedy.h"
#include "ui/common/buttons.h"
#include "ui/common/label.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::itemmodels::EvidencePiece;
using bw::ui::FontRole;
using bw::ui::Token;

namespace bw::posture {

namespace {

constexpr int mostLines = 10, charsOfLine = 42;

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

void addHeading(QVBoxLayout *column, const QString &text)
{
    auto *label = new ui::Label(text, FontRole::PanelTitle);
    label->setWordWrap(true);
    if (column->count() > 0)
        label->setContentsMargins(0, 8, 0, 0);
    column->addWidget(label);
}

void addText(QVBoxLayout *column, const QString &text, Token colour = Token::TextPrimary)
{
    if (text.isEmpty())
        return;
    auto *label = new ui::Label(text, FontRole::Base, colour);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(label);
}

/// A name with a button that copies \p text, and the text as it is, below.
void addCode(QVBoxLayout *column, const QString &title, const QString &copies, const QString &text)
{
    if (text.isEmpty())
        return;
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(new ui::Label(title, FontRole::Small, Token::TextSecondary), 1);
    auto *copy = ui::makeLink(FindingPanel::tr("Copy"));
    copy->setObjectName(u"copyButton"_s);
    copy->setAccessibleName(FindingPanel::tr("Copy: %1").arg(copies));
    row->addWidget(copy);
    column->addWidget(head);
    auto *box = new QPlainTextEdit(text);
    box->setObjectName(u"evidenceText"_s);
    box->setReadOnly(true);
    box->setTabChangesFocus(true);
    box->setAccessibleName(copies);
    box->setLayoutDirection(Qt::LeftToRight);
    box->setFont(ui::Theme::of(box).font(FontRole::Code));
    box->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    int lines = 0;
    for (const QString &line : text.split(u'\n'))
        lines += 1 + int(line.size()) / charsOfLine;
    box->setFixedHeight(QFontMetrics(box->font()).lineSpacing() * std::min(lines, mostLines) + 12);
    column->addWidget(box);
    QObject::connect(copy, &QPushButton::clicked, box, [text] { QGuiApplication::clipboard()->setText(text); });
}

QString answered(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? FindingPanel::tr("yes") : FindingPanel::tr("no");
    if (value.isArray()) {
        QStringList texts;
        for (const QJsonValue &one : value.toArray())
            texts << one.toVariant().toString();
        return texts.join(u", "_s);
    }
    return value.isString() || value.isDouble() ? value.toVariant().toString() : FindingPanel::tr("unknown");
}

} // namespace

void FindingPanel::showEvidence(const store::Answer *answer, const Control *control)
{
    QVBoxLayout *column = m_columns.at(Evidence);
    clear(column);
    int number = 0;
    for (const EvidencePiece &piece : itemmodels::evidenceOf(m_row.finding)) {
        addHeading(column, u"%1. %2"_s.arg(++number).arg(piece.name));
        if (piece.taken != 0 || !piece.where.isEmpty())
            addText(column, piece.taken == 0 ? piece.where : piece.where.isEmpty() ? m_format.fullStamp(piece.taken) : tr("%1, %2", "where evidence is from, and when it was taken").arg(piece.where, m_format.fullStamp(piece.taken)), Token::TextSecondary);
        addText(column, piece.isUnknown ? tr("Unknown: %1").arg(piece.value) : piece.value, piece.isUnknown ? Token::VerUnknownInk : Token::TextPrimary);
        addCode(column, tr("How it was got"), tr("how %1 was got").arg(piece.name), piece.how);
        addCode(column, tr("What came back"), tr("what came back for %1").arg(piece.name), piece.raw);
    }
    if (answer && control) {
        addHeading(column, tr("What %1 answered").arg(answer->owner));
        addText(column, tr("%1; to be looked at again by %2").arg(m_format.fullStamp(answer->at), m_format.day(answer->reviewAt)), Token::TextSecondary);
        const QJsonObject values = QJsonDocument::fromJson(answer->values).object();
        for (const Question &question : control->questions)
            addText(column, tr("%1: %2", "a question and its answer").arg(question.ask, answered(values.value(question.name))));
        addText(column, answer->note);
        if (!answer->attachmentName.isEmpty())
            addText(column, tr("Attached: %1 (SHA-256 %2)").arg(answer->attachmentName, QString::fromLatin1(answer->attachmentHash.toHex())), Token::TextSecondary);
    }
    if (number == 0 && !answer)
        addText(column, m_row.finding.isMeasured ? tr("Nothing could be gathered: %1").arg(m_row.finding.reason) : tr("This is answered by a person. Nobody did so far."), Token::TextSecondary);
    if (!m_row.finding.decidedBy.isEmpty())
        addCode(column, tr("What decided"), tr("what decided"), m_row.finding.decidedBy);
    column->addStretch(1);
}

void FindingPanel::showWhy()
{
    QVBoxLayout *column = m_columns.at(Why);
    clear(column);
    if (m_control) {
        addText(column, m_control->why);
        addHeading(column, tr("What is looked for"));
        addText(column, fillSentence(m_control->check, m_names));
    }
    column->addStretch(1);
}

void FindingPanel::showFix()
{
    QVBoxLayout *column = m_columns.at(Fix);
    clear(column);
    if (m_control) {
        for (auto it = m_control->fix.cbegin(); it != m_control->fix.cend(); ++it) {
            const Remedy remedy = fillRemedy(it.value(), m_names);
            addCode(column, it.key(), tr("how to fix it with %1").arg(it.key()), remedy.lines.join(u'\n'));
            addText(column, remedy.notes.join(u'\n'), Token::TextSecondary);
        }
        if (!m_control->verify.isEmpty()) {
            addHeading(column, tr("How to see that it is done"));
            addText(column, fillSentence(m_control->verify, m_names));
        }
        if (!m_control->riskOfFix.isEmpty()) {
            addHeading(column, tr("What may go wrong"));
            addText(column, fillSentence(m_control->riskOfFix, m_names));
        }
    }
    if (column->count() == 0)
        addText(column, tr("No way is written down for this control."), Token::TextSecondary);
    column->addStretch(1);
}

void FindingPanel::setHistory(const QList<store::FindingSpan> &spans, const QMap<QString, QStringList> &names)
{
    if (!names.isEmpty() && names != m_names) {
        m_names = names;
        showWhy();
        showFix();
    }
    QVBoxLayout *column = m_columns.at(History);
    clear(column);
    const store::FindingRow &finding = m_row.finding;
    const auto fact = [&](const QString &text) { addText(column, text); };
    fact(tr("First seen %1").arg(m_format.fullStamp(finding.firstSeen)));
    fact(finding.firstFailed == 0 ? tr("It never failed.") : tr("First failed %1").arg(m_format.fullStamp(finding.firstFailed)));
    if (finding.fixedAt != 0)
        fact(tr("Last fixed %1").arg(m_format.fullStamp(finding.fixedAt)));
    if (finding.timesBack > 0)
        fact(tr("It came back %n time(s) after it was fixed.", nullptr, finding.timesBack));
    fact(tr("Last looked at %1").arg(m_format.fullStamp(finding.lookedAt)));
    if (!spans.isEmpty())
        addHeading(column, tr("What it said, newest first"));
    for (const store::FindingSpan &span : spans) {
        addText(column, span.to == 0 ? tr("Since %1: %2").arg(m_format.stamp(span.from), itemmodels::verdictWord(span.verdict))
                                     : tr("%1: %2", "a range of time and what was said then").arg(m_format.range({ span.from, span.to }), itemmodels::verdictWord(span.verdict)));
        addText(column, span.reason, Token::TextSecondary);
    }
    column->addStretch(1);
}

void FindingPanel::setHistoryProblem(const core::Problem &problem)
{
    QVBoxLayout *column = m_columns.at(History);
    clear(column);
    addText(column, problem.oneLine());
    column->addStretch(1);
}

void FindingPanel::showMappings(const Control *control, const Catalog &catalog)
{
    QVBoxLayout *column = m_columns.at(MapsTo);
    clear(column);
    if (control) {
        addText(column, tr("Control %1, %2").arg(control->id, itemmodels::areaTitle(control->area)), Token::TextSecondary);
        for (auto it = control->mappings.cbegin(); it != control->mappings.cend(); ++it) {
            addHeading(column, catalog.frameworks.value(it.key(), it.key()));
            QStringList groups;
            for (const QString &number : it.value()) {
                const QString group = groupOf(catalog, it.key(), number);
                const QString title = catalog.requirements.value(it.key()).value(group);
                groups << (title.isEmpty() ? number : tr("%1: %2", "a number of a framework and its title").arg(number, title));
            }
            addText(column, groups.join(u'\n'));
        }
        QStringList mandates;
        for (const QString &mandate : control->mandatedBy)
            mandates << catalog.mandates.value(mandate, mandate);
        if (!mandates.isEmpty())
            addHeading(column, tr("Asked for by"));
        addText(column, mandates.join(u'\n'));
        if (!control->references.isEmpty())
            addHeading(column, tr("References"));
        for (const Reference &reference : control->references) {
            const QString title = catalog.documents.value(reference.document, reference.document);
            addText(column, reference.section.isEmpty() ? title : tr("%1: %2", "a document and a section of it").arg(title, reference.section));
        }
    }
    column->addStretch(1);
}

} // namespace bw::posture
