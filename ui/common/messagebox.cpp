// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/messagebox.h"

#include "ui/common/buttons.h"
#include "ui/common/commontr.h"
#include "ui/common/label.h"
#include "ui/common/problemview.h"

#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <deque>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

constexpr int otherResult = QDialog::Accepted + 1;

struct Seam
{
    std::deque<MessageBox::Choice> answers;
    QStringList asked;
    QList<core::Problem> problems;
    bool keepProblems = false;
};

Seam &seam()
{
    static Seam instance;
    return instance;
}

QDialog *makeDialog(QWidget *parent, const QString &title)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setWindowTitle(title);
    dialog->setMinimumWidth(420);
    return dialog;
}

/// Tall texts get a field of their own, to be read and copied.
QWidget *makeDetails(const QString &details)
{
    auto *field = new QPlainTextEdit(details);
    field->setReadOnly(true);
    field->setFont(Theme::of(nullptr).font(FontRole::Code));
    field->setAccessibleName(Tr::tr("Details"));
    field->setMinimumHeight(96);
    return field;
}

} // namespace

void MessageBox::ask(QWidget *parent, const Question &question, Answer answer)
{
    choose(parent, question, [answer = std::move(answer)](Choice choice) { answer(choice == Choice::Accept); });
}

void MessageBox::choose(QWidget *parent, const Question &question, std::function<void(Choice)> answer)
{
    if (!seam().answers.empty()) {
        const Choice choice = seam().answers.front();
        seam().answers.pop_front();
        seam().asked << question.text;
        answer(choice);
        return;
    }
    QDialog *dialog = makeDialog(parent, question.title);
    dialog->setObjectName(u"questionDialog"_s);
    auto *layout = new QVBoxLayout(dialog);
    layout->setSpacing(space::s2);
    auto *text = new Label(question.text, FontRole::Subheading);
    text->setWordWrap(true);
    text->setObjectName(u"questionTextLabel"_s);
    layout->addWidget(text);
    if (!question.explanation.isEmpty()) {
        auto *more = new Label(question.explanation, FontRole::Base, Token::TextSecondary);
        more->setWordWrap(true);
        layout->addWidget(more);
    }
    if (!question.details.isEmpty())
        layout->addWidget(makeDetails(question.details));
    layout->addSpacing(space::s2);
    auto *box = new QDialogButtonBox;
    QPushButton *accept = makeButton(question.accept, question.destructive ? ButtonKind::Destructive : ButtonKind::Primary);
    accept->setObjectName(u"acceptButton"_s);
    QPushButton *cancel = makeButton(question.cancel.isEmpty() ? Tr::tr("Cancel") : question.cancel);
    cancel->setObjectName(u"cancelButton"_s);
    box->addButton(accept, QDialogButtonBox::AcceptRole);
    box->addButton(cancel, QDialogButtonBox::RejectRole);
    if (!question.other.isEmpty()) {
        QPushButton *other = makeButton(question.other);
        other->setObjectName(u"otherButton"_s);
        box->addButton(other, QDialogButtonBox::DestructiveRole);
        QObject::connect(other, &QPushButton::clicked, dialog, [dialog] { dialog->done(otherResult); });
    }
    QPushButton *standard = question.destructive ? cancel : accept;
    standard->setDefault(true);
    QObject::connect(box, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(box, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(box);
    standard->setFocus(); // kept only below its dialog
    QObject::connect(dialog, &QDialog::finished, dialog, [answer = std::move(answer)](int result) {
        answer(result == QDialog::Accepted ? Choice::Accept : result == otherResult ? Choice::Other : Choice::Cancel);
    });
    dialog->open();
}

void MessageBox::showProblem(QWidget *parent, const core::Problem &problem, const QString &title)
{
    if (seam().keepProblems) {
        seam().problems << problem;
        return;
    }
    QDialog *dialog = makeDialog(parent, title.isEmpty() ? Tr::tr("Something did not work") : title);
    dialog->setObjectName(u"problemDialog"_s);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, space::s4);
    layout->addWidget(new ProblemView(problem));
    auto *box = new QDialogButtonBox;
    box->setContentsMargins(space::s4, 0, space::s4, 0);
    QPushButton *close = makeButton(Tr::tr("Close"));
    box->addButton(close, QDialogButtonBox::RejectRole);
    close->setDefault(true);
    QObject::connect(box, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(box);
    dialog->open();
}

void MessageBox::setNextAnswer(bool accepted)
{
    setNextChoice(accepted ? Choice::Accept : Choice::Cancel);
}

void MessageBox::setNextChoice(Choice choice)
{
    seam().answers.push_back(choice);
}

void MessageBox::keepProblems(bool keep)
{
    seam().keepProblems = keep;
    seam().problems.clear();
}

QStringList MessageBox::askedTexts()
{
    return seam().asked;
}

QList<core::Problem> MessageBox::keptProblems()
{
    return seam().problems;
}

} // namespace bw::ui
