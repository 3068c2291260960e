// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/posture/answerdialog.h"

#include "ui/common/buttons.h"
#include "ui/common/filedialog.h"
#include "ui/common/formdialog.h"
#include "ui/common/formfield.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"

#include <QAction>
#include <QComboBox>
#include <QDateEdit>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bw::posture {

namespace {

constexpr int mostChars = 2000, mostOwner = 200;
constexpr double secondsOfDay = 86'400, usualYear = 365 * secondsOfDay;

QDate dayOf(core::UtcMicros at)
{
    return QDateTime::fromMSecsSinceEpoch(at / 1000, Qt::UTC).date();
}

core::UtcMicros momentOf(const QDate &day)
{
    return core::UtcMicros(day.startOfDay(Qt::UTC).toMSecsSinceEpoch()) * 1000;
}

QStringList partsOf(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty())
            parts << trimmed;
    return parts;
}

} // namespace

AnswerDialog *AnswerDialog::open(QWidget *window, const Control &control, const store::Answer *before, core::UtcMicros now)
{
    auto *dialog = new AnswerDialog(window, control, before, now);
    dialog->QDialog::open();
    return dialog;
}

AnswerDialog::AnswerDialog(QWidget *window, const Control &control, const store::Answer *before, core::UtcMicros now)
    : QDialog(window)
    , m_control(control.id)
    , m_goodFor(control.answersGoodFor > 0 ? control.answersGoodFor : usualYear)
{
    setObjectName(u"answerDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Answer"));
    setMinimumSize(520, 420);
    resize(560, 620);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 16, 16, 16);
    outer->setSpacing(12);
    auto *head = new ui::Label(tr("%1: %2", "a control's number and title").arg(control.id, control.title), ui::FontRole::Subheading);
    head->setWordWrap(true);
    outer->addWidget(head);
    auto *scroll = new ui::FormScroll;
    QVBoxLayout *column = scroll->column();
    auto *check = new ui::Label(control.plain, ui::FontRole::Base, ui::Token::TextSecondary);
    check->setWordWrap(true);
    column->addWidget(check);
    const QJsonObject values = before ? QJsonDocument::fromJson(before->values).object() : QJsonObject();
    for (const Question &question : control.questions)
        addQuestion(column, question, values.value(question.name));
    addOwn(column, before, now);
    column->addStretch(1);
    outer->addWidget(scroll, 1);
    auto *buttons = new QDialogButtonBox;
    auto *cancel = ui::makeButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    auto *keep = ui::makeButton(tr("Keep the answer"), ui::ButtonKind::Primary);
    keep->setObjectName(u"saveAnswerButton"_s);
    keep->setAutoDefault(false);
    buttons->addButton(cancel, QDialogButtonBox::RejectRole);
    buttons->addButton(keep, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &AnswerDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    outer->addWidget(buttons);
    if (!m_fields.isEmpty())
        m_fields.first()->field()->setFocus(Qt::OtherFocusReason);
}

void AnswerDialog::addQuestion(QVBoxLayout *column, const Question &question, const QJsonValue &before)
{
    const QString name = question.name;
    const auto add = [&](QWidget *field, const QString &hint, const std::function<QString()> &validator = {}) {
        field->setObjectName(u"question_"_s + name);
        auto *made = new ui::FormField(question.ask, field, hint);
        for (auto *label : made->findChildren<ui::Label *>())
            label->setWordWrap(true); // a question is a sentence
        if (validator)
            made->setValidator(validator);
        m_fields << made;
        column->addWidget(made);
    };
    if (question.shape.type == Type::Truth) {
        auto *box = new QComboBox;
        box->addItem(tr("unknown"));
        box->addItem(tr("yes"), true);
        box->addItem(tr("no"), false);
        box->setCurrentIndex(before.isBool() ? (before.toBool() ? 1 : 2) : 0);
        m_values.insert(name, [box] { return box->currentData().isValid() ? QJsonValue(box->currentData().toBool()) : QJsonValue(); });
        return add(box, {});
    }
    auto *edit = new QLineEdit;
    edit->setMaxLength(mostChars);
    const auto text = [edit] { return edit->text().trimmed(); };
    if (before.isArray()) {
        QStringList parts;
        for (const QJsonValue &one : before.toArray())
            parts << one.toString();
        edit->setText(parts.join(u", "_s));
    } else {
        edit->setText(before.toVariant().toString());
    }
    m_values.insert(name, [text] { return text().isEmpty() ? QJsonValue() : QJsonValue(text()); });
    const QString open = tr("Empty: unknown");
    switch (question.shape.type) {
    case Type::Number:
        m_values.insert(name, [text, this] {
            bool isNumber = false;
            const double number = locale().toDouble(text(), &isNumber);
            return isNumber ? QJsonValue(number) : QJsonValue();
        });
        if (before.isDouble())
            edit->setText(locale().toString(before.toDouble(), 'g', 12));
        return add(edit, tr("A number. Empty: unknown"), [text, this] {
            bool isNumber = false;
            static_cast<void>(locale().toDouble(text(), &isNumber));
            return text().isEmpty() || isNumber ? QString() : tr("A number is asked for, as in 12.");
        });
    case Type::Date:
        return add(edit, tr("A day as 2026-11-28. Empty: unknown"), [text] { return text().isEmpty() || dateOf(text()) ? QString() : tr("Write the day as year-month-day: 2026-11-28."); });
    case Type::Duration:
        return add(edit, tr("As 30min, 48h, 14d or 2w. Empty: unknown"), [text] { return text().isEmpty() || durationOf(text()) ? QString() : tr("Write a number and its unit: 30min, 48h, 14d, 2w."); });
    case Type::List:
        m_values.insert(name, [text] { return text().isEmpty() ? QJsonValue() : QJsonValue(QJsonArray::fromStringList(partsOf(text()))); });
        return add(edit, tr("Several, with commas between them. Empty: unknown"));
    default:
        return add(edit, open);
    }
}

void AnswerDialog::addOwn(QVBoxLayout *column, const store::Answer *before, core::UtcMicros now)
{
    const auto add = [&](const QString &label, QWidget *field, const QString &hint, const std::function<QString()> &validator = {}) {
        auto *made = new ui::FormField(label, field, hint);
        if (validator)
            made->setValidator(validator);
        m_fields << made;
        column->addWidget(made);
    };
    m_owner = new QLineEdit(before ? before->owner : QString());
    m_owner->setObjectName(u"answerOwnerLineEdit"_s);
    m_owner->setMaxLength(mostOwner);
    add(tr("&Who answers"), m_owner, tr("A person, by name"), [this] { return m_owner->text().trimmed().isEmpty() ? tr("Name who answers.") : QString(); });
    m_note = new QPlainTextEdit(before ? before->note : QString());
    m_note->setObjectName(u"answerNoteText"_s);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(64);
    m_note->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    add(tr("&Note"), m_note, {});
    m_attachment = new QLineEdit;
    m_attachment->setObjectName(u"answerAttachmentLineEdit"_s);
    auto *choose = m_attachment->addAction(ui::icon(u"folder"_s), QLineEdit::TrailingPosition);
    choose->setToolTip(tr("Choose a file"));
    connect(choose, &QAction::triggered, this, [this] {
        ui::FileDialog::openFile(this, { u"attachment"_s, tr("A file that shows it"), tr("All files (*)"), {}, {}, {} }, [this](const QString &path) {
            if (!path.isEmpty())
                m_attachment->setText(path);
        });
    });
    add(tr("&File that shows it"), m_attachment, tr("At most 10 MB; it is kept in the store. Empty: none"), [this] {
        const QString path = m_attachment->text().trimmed();
        const QFileInfo file(path);
        return path.isEmpty() ? QString() : !file.isFile() ? tr("There is no such file.") : file.size() > store::mostAttachmentBytes ? tr("It is larger than 10 MB.") : QString();
    });
    const QDate today = dayOf(now);
    m_review = new QDateEdit(today.addDays(qint64(m_goodFor / secondsOfDay)));
    m_review->setObjectName(u"answerReviewDateEdit"_s);
    m_review->setCalendarPopup(true);
    const QDate last = today.addDays(qint64(m_goodFor / secondsOfDay));
    add(tr("&Ask again on"), m_review, tr("From that day on the answer is stale"), [this, today, last] {
        return m_review->date() <= today ? tr("The day must lie ahead.") : m_review->date() > last ? tr("An answer to this control is good for %n day(s) at most.", nullptr, int(today.daysTo(last))) : QString();
    });
}

void AnswerDialog::save()
{
    if (!ui::FormField::validateAll(m_fields))
        return;
    store::Answer answer;
    answer.control = m_control;
    QJsonObject values;
    for (auto it = m_values.cbegin(); it != m_values.cend(); ++it)
        if (const QJsonValue value = it.value()(); !value.isNull())
            values.insert(it.key(), value);
    answer.values = QJsonDocument(values).toJson(QJsonDocument::Compact);
    answer.owner = m_owner->text().trimmed();
    answer.note = m_note->toPlainText().trimmed();
    answer.reviewAt = momentOf(m_review->date());
    Q_EMIT chosen(answer, m_attachment->text().trimmed());
    accept();
}

} // namespace bw::posture
