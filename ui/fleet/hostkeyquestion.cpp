// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/hostkeyquestion.h"

#include "ui/common/buttons.h"
#include "ui/common/formfield.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace bw::fleet {

namespace {

/// "ssh-ed25519" as the file of a server is named: ssh_host_ed25519_key.pub.
QString keyFileOf(const QString &type)
{
    const QString kind = type.contains("ed25519"_L1) ? u"ed25519"_s : type.contains("ecdsa"_L1) ? u"ecdsa"_s : u"rsa"_s;
    return u"/etc/ssh/ssh_host_"_s + kind + u"_key.pub"_s;
}

QString shownKey(const transport::HostKey &key)
{
    return key.type.isEmpty() ? key.fingerprint : key.type + u' ' + key.fingerprint;
}

} // namespace

HostKeyQuestion::HostKeyQuestion(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"hostKeyQuestion"_s);
    setAccessibleName(tr("Question about the host key"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(28, 8, 12, 12);
    column->setSpacing(8);
    m_text = new ui::Label;
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    m_known = addShown(tr("Until now"), u"knownKeyLineEdit"_s, grid);
    for (int i = 0; i < 3; ++i)
        m_knownRow << grid->itemAtPosition(grid->rowCount() - 1, i)->widget();
    m_fingerprint = addShown(tr("Fingerprint"), u"fingerprintLineEdit"_s, grid);
    m_command = addShown(tr("To compare"), u"compareLineEdit"_s, grid);
    column->addLayout(grid);

    m_named = new QLineEdit;
    m_named->setObjectName(u"namedFingerprintLineEdit"_s);
    m_named->setFont(ui::Theme::of(this).font(ui::FontRole::Code));
    m_namedField = new ui::FormField(tr("Ne&w fingerprint, as the server's owner tells it"), m_named, tr("SHA256:… Then test again; nothing is sent before."));
    m_namedField->setValidator([this] {
        const QString named = m_named->text().trimmed();
        return named.isEmpty() || named == m_shown ? QString() : tr("This is not the key that the server shows now.");
    });
    column->addWidget(m_namedField);

    m_answers = new QWidget;
    auto *answers = new QHBoxLayout(m_answers);
    answers->setContentsMargins(0, 0, 0, 0);
    answers->setSpacing(8);
    m_matches = ui::makeButton(tr("It &matches: trust and go on"), ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    m_matches->setObjectName(u"trustButton"_s);
    m_matches->setAutoDefault(false);
    auto *differs = ui::makeButton(tr("It &differs: stop here"), ui::ButtonKind::Normal, {}, ui::ControlSize::Small);
    differs->setObjectName(u"refuseButton"_s);
    differs->setAutoDefault(false);
    connect(m_matches, &QPushButton::clicked, this, [this] { Q_EMIT accepted(m_shown); });
    connect(differs, &QPushButton::clicked, this, &HostKeyQuestion::refused);
    answers->addWidget(m_matches);
    answers->addWidget(differs);
    auto *note = new ui::Label(tr("Trusting writes one line to known_hosts."), ui::FontRole::Small, ui::Token::TextSecondary);
    note->setWordWrap(true);
    answers->addWidget(note, 1);
    column->addWidget(m_answers);
}

QLineEdit *HostKeyQuestion::addShown(const QString &name, const QString &objectName, QGridLayout *grid)
{
    const int row = grid->rowCount();
    auto *edit = new QLineEdit;
    edit->setReadOnly(true);
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setFont(ui::Theme::of(this).font(ui::FontRole::Code));
    edit->setLayoutDirection(Qt::LeftToRight);
    auto *copy = ui::makeToolButton(u"copy"_s, tr("Copy: %1").arg(name));
    connect(copy, &QToolButton::clicked, edit, [edit] { QGuiApplication::clipboard()->setText(edit->text()); });
    grid->addWidget(new ui::Label(name, ui::FontRole::Base, ui::Token::TextSecondary), row, 0);
    grid->addWidget(edit, row, 1);
    grid->addWidget(copy, row, 2);
    return edit;
}

void HostKeyQuestion::ask(const transport::ConnectReport &report, const QString &host, bool hasChanged)
{
    const QString who = report.hop.isEmpty() ? host : report.hop;
    m_hasChanged = hasChanged;
    m_shown = report.hostKey.fingerprint;
    m_text->setText(hasChanged
            ? tr("%1 shows another key than before. Either it was installed anew, or someone stands between you and it. Nothing was sent. Ask its owner which key is right, by a way that does not lead over this connection.").arg(who)
            : tr("This computer has never met %1. Make sure that it is the right server before you trust it: ask its owner for the fingerprint, or run the second line on the server's own console.").arg(who));
    m_fingerprint->setText(shownKey(report.hostKey));
    m_fingerprint->setCursorPosition(0);
    m_command->setText(u"ssh-keygen -lf "_s + keyFileOf(report.hostKey.type));
    m_known->setText(shownKey(report.knownKey));
    for (QWidget *widget : std::as_const(m_knownRow))
        widget->setVisible(hasChanged);
    m_named->clear();
    m_namedField->setError({});
    m_namedField->setVisible(hasChanged);
    m_answers->setVisible(!hasChanged);
    update();
}

std::optional<QString> HostKeyQuestion::namedFingerprint()
{
    if (!m_hasChanged)
        return QString();
    return m_namedField->validate() ? std::optional(m_named->text().trimmed()) : std::nullopt;
}

void HostKeyQuestion::focusFirst()
{
    (m_hasChanged ? m_named : m_fingerprint)->setFocus(Qt::OtherFocusReason);
}

void HostKeyQuestion::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ui::Theme &theme = ui::Theme::of(this);
    ui::paintBox(&painter, rect(), 4, theme.color(m_hasChanged ? ui::Token::SevCriticalFill : ui::Token::SevMediumFill), theme.color(m_hasChanged ? ui::Token::SevCriticalFill : ui::Token::SevMediumFill));
}

} // namespace bw::fleet
