// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/accessdialog.h"

#include "models/service/fleet.h"
#include "ui/common/buttons.h"
#include "ui/common/filedialog.h"
#include "ui/common/label.h"
#include "ui/common/messagebox.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bw::fleet {

AccessDialog *AccessDialog::open(QWidget *window, service::Session *session, const Node &node)
{
    auto *dialog = new AccessDialog(window, session, node);
    dialog->QDialog::open();
    return dialog;
}

AccessDialog::AccessDialog(QWidget *window, service::Session *session, const Node &node)
    : QDialog(window)
    , m_session(session)
    , m_node(node)
{
    setObjectName(u"accessDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Let Breakwater in"));
    setMinimumSize(560, 420);
    build();
    resize(720, 660);
    connect(session, &QObject::destroyed, this, &QDialog::reject);
    ask();
}

QPlainTextEdit *AccessDialog::addText(const QString &title, const QString &hint, const QString &name, int lines)
{
    auto *head = new QHBoxLayout;
    head->addWidget(new ui::Label(title, ui::FontRole::PanelTitle), 1);
    auto *copy = ui::makeButton(tr("Copy"), ui::ButtonKind::Normal, u"copy"_s, ui::ControlSize::Small);
    copy->setObjectName(name + u"CopyButton"_s);
    copy->setAccessibleName(tr("Copy: %1").arg(title));
    copy->setAutoDefault(false);
    head->addWidget(copy);
    m_column->addLayout(head);
    auto *said = new ui::Label(hint, ui::FontRole::Small, ui::Token::TextSecondary);
    said->setWordWrap(true);
    m_column->addWidget(said);
    auto *text = new QPlainTextEdit;
    text->setObjectName(name);
    text->setAccessibleName(title);
    text->setAccessibleDescription(hint);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(ui::Theme::of(this).font(ui::FontRole::Code));
    text->setWordWrapMode(lines > 5 ? QTextOption::NoWrap : QTextOption::WrapAnywhere);
    text->setFixedHeight(QFontMetrics(text->font()).lineSpacing() * lines + 16);
    m_column->addWidget(text);
    connect(copy, &QPushButton::clicked, text, [text] { QGuiApplication::clipboard()->setText(text->toPlainText()); });
    return text;
}

void AccessDialog::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 16, 16, 16);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(3, 3, 9, 3);
    m_column->setSpacing(6);
    m_keyText = new ui::Label;
    m_keyText->setObjectName(u"accessKeyLabel"_s);
    m_keyText->setWordWrap(true);
    m_column->addWidget(m_keyText);
    m_make = ui::makeButton(tr("&Make a key for me"), ui::ButtonKind::Primary);
    m_make->setObjectName(u"makeKeyButton"_s);
    m_make->hide();
    connect(m_make, &QPushButton::clicked, this, &AccessDialog::makeKey);
    m_column->addWidget(m_make, 0, Qt::AlignLeading);
    m_public = addText(tr("Public key"), tr("For whoever looks after the server. Alone in authorized_keys it allows all that the account may do."), u"accessPublicText"_s, 2);
    m_line = addText(tr("Line for authorized_keys"), tr("Better: with it the key can read what is named here, and do nothing else."), u"accessLineText"_s, 4);
    m_commands = addText(tr("On the server, as root"), tr("An account of its own, only the groups that reading needs, and the script below in its place."), u"accessCommandsText"_s, 4);
    m_script = addText(tr("The script, whole"), tr("What the server runs instead of whatever is asked: a POSIX shell script that allows the listed reads."), u"accessScriptText"_s, 10);
    m_save = ui::makeButton(tr("&Save the script…"), ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    m_save->setObjectName(u"saveScriptButton"_s);
    m_save->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, &AccessDialog::saveScript);
    m_column->addWidget(m_save, 0, Qt::AlignLeading);
    m_column->addStretch(1);
    scroll->setWidget(content);
    outer->addWidget(scroll, 1);
    auto *buttons = new QDialogButtonBox;
    auto *close = ui::makeButton(tr("Close"));
    close->setDefault(true);
    buttons->addButton(close, QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    outer->addWidget(buttons);
}

void AccessDialog::ask()
{
    if (m_session)
        m_session->fleet()->askAccess(m_node, this, [this](const service::NodeAccess &access) { show(access); });
}

void AccessDialog::show(const service::NodeAccess &access)
{
    m_access = access;
    const bool hasKey = !access.keyFile.isEmpty();
    m_make->setVisible(!hasKey);
    if (access.problem)
        m_keyText->setText(access.problem->oneLine());
    else if (!hasKey)
        m_keyText->setText(tr("No key was made for Breakwater on this computer. It would be an Ed25519 key in a file that you alone may read; with the SSH agent, or a key file that you name, none is needed."));
    else if (access.fingerprint.isEmpty())
        m_keyText->setText(tr("The key %1 is offered.").arg(access.keyFile));
    else
        m_keyText->setText(tr("The key that was made for Breakwater is offered: %1, in %2.").arg(access.fingerprint, access.keyFile));
    m_public->setPlainText(access.publicLine);
    m_line->setPlainText(access.line);
    m_commands->setPlainText(access.commands.isEmpty() ? tr("Nothing: root may read it all. An account of its own would be safer.") : access.commands);
    m_script->setPlainText(access.script.isEmpty() ? tr("None: OpenSSH's own read-only SFTP server is used.") : QString::fromUtf8(access.script));
    m_save->setVisible(!access.script.isEmpty());
    for (QPlainTextEdit *text : { m_public, m_line })
        text->setPlaceholderText(tr("There is no key yet."));
}

void AccessDialog::makeKey()
{
    if (!m_session)
        return;
    service::Job *job = m_session->fleet()->makeKey();
    ui::setDisabledReason(m_make, tr("It is being made."));
    connect(job, &service::Job::finished, this, [this, job] {
        ui::setDisabledReason(m_make, {});
        if (const core::Done done = job->outcome(); !done)
            ui::MessageBox::showProblem(this, done.error(), tr("Make a key"));
        ask();
    });
}

void AccessDialog::saveScript()
{
    ui::FileDialog::saveFile(this, { u"script"_s, tr("Save the script"), tr("All files (*)"), u"breakwater-read"_s, {}, QDir::homePath() }, [this](const QString &path) {
        if (path.isEmpty() || !m_session)
            return;
        service::Job *job = m_session->run(tr("Saving the script"), [path, script = m_access.script](const std::atomic_bool &) -> core::Done {
            QSaveFile file(path);
            if (file.open(QIODevice::WriteOnly) && file.write(script) == script.size() && file.commit())
                return {};
            return core::fail({ core::ProblemKind::Denied, tr("The script could not be saved"), file.errorString(), path, {} });
        });
        Q_UNUSED(job)
    });
}

} // namespace bw::fleet
