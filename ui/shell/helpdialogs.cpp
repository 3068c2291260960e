// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/helpdialogs.h"

#include "ui/common/buttons.h"
#include "ui/common/label.h"
#include "ui/common/style.h"
#include "ui/shell/actions.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using bw::ui::FontRole;
using bw::ui::Token;

namespace bw::shell {

namespace {

/// Holds tr() of this file.
class Help final
{
    Q_DECLARE_TR_FUNCTIONS(bw::shell::Help)
public:
    struct Dialog
    {
        QDialog *dialog;
        QVBoxLayout *body;
    };

    static Dialog make(QWidget *window, const QString &name, const QString &title)
    {
        auto *dialog = new QDialog(window);
        dialog->setObjectName(name);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setWindowTitle(title);
        dialog->setMinimumSize(560, 360);
        auto *column = new QVBoxLayout(dialog);
        column->setContentsMargins(16, 16, 16, 16);
        column->setSpacing(12);
        auto *body = new QVBoxLayout;
        body->setSpacing(8);
        column->addLayout(body, 1);
        auto *buttons = new QDialogButtonBox;
        auto *close = ui::makeButton(tr("Close"));
        close->setDefault(true);
        buttons->addButton(close, QDialogButtonBox::RejectRole);
        QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
        column->addWidget(buttons);
        return { dialog, body };
    }

    static void add(QVBoxLayout *body, const QString &text, FontRole role = FontRole::Base, Token color = Token::TextPrimary)
    {
        auto *label = new ui::Label(text, role, color);
        label->setWordWrap(true);
        body->addWidget(label);
    }

    static QStringList sentences(const QString &page)
    {
        if (page == u"overview")
            return { tr("Is everything well? The tiles compare the chosen range with what is usual for the same hours of the week."),
                     tr("The chart shows outcomes: recipients that were delivered, bounced or expired, attempts that were put off, and refusals at the door. Below it, on a scale of its own, the share of recipients that ended without being delivered."),
                     tr("Every figure opens what is behind it: click it, or press Enter.") };
        if (page == u"volume")
            return { tr("What was sent, to whom, and what became of it."),
                     tr("Drag over the chart to look into a span; double click the span to zoom; Esc steps back."),
                     tr("Group by outcome, node, stream or destination. Hatched hours were not heard, which is not the same as zero.") };
        if (page == u"mailauth")
            return { tr("Who sends in your domains' names, what of it passes SPF, DKIM and DMARC, and what receivers did about it."),
                     tr("Drop reports on the window: files, folders, whole mailboxes. They are known by content, and one that is there already counts once."),
                     tr("Receivers mail their reports: Reports mailboxes (Ctrl+M) names the mailbox they come into, and it is read by itself."),
                     tr("Click a figure, a column of the chart or a source to see the rows behind it, and from there the report and its file."),
                     tr("Name sources, above the sources or in the menu of one, says who sends for you: rules are tried on what is stored before they are saved."),
                     tr("Failures has each day from both sides: what receivers report, and what your own logs say. A day leads to its messages and to the rows of reports."),
                     tr("Check a message (Ctrl+Shift+M) tells of one message whether it proves who it is from.") };
        if (page == u"messages")
            return { tr("What happened to one message? Search by message id, queue id, sender, login or the full address of a recipient."),
                     tr("Recipients are stored as keyed hashes. The full address still finds them, a part of it does not.") };
        if (page == u"logins")
            return { tr("Who is guessing passwords, and did anybody succeed?"),
                     tr("Attacks are told apart by stated rules; a login is at risk when a good login follows failures or comes from a network of an attack.") };
        if (page == u"coverage")
            return { tr("What was read, what was understood, and what is missing."),
                     tr("Figures that rest on hours that were not wholly heard carry ≥ on every page.") };
        return { tr("Choices of this computer stand first, choices of this store below.") };
    }
};

} // namespace

void showHelp(QWidget *window, const QString &page)
{
    const auto [dialog, body] = Help::make(window, u"helpDialog"_s, Help::tr("Help"));
    for (const QString &sentence : Help::sentences(page))
        Help::add(body, sentence);
    Help::add(body, Help::tr("Ctrl+K searches pages, commands, messages, logins, addresses and hosts. Ctrl+F1 lists every key."), FontRole::Base, Token::TextSecondary);
    body->addStretch(1);
    dialog->open();
}

void showKeys(QWidget *window, const Actions &actions)
{
    const auto [dialog, body] = Help::make(window, u"keysDialog"_s, Help::tr("Keyboard"));
    dialog->resize(620, 620);
    auto *inner = new QWidget;
    auto *grid = new QGridLayout(inner);
    grid->setContentsMargins(0, 0, 12, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto heading = [&](const QString &text) {
        grid->setRowMinimumHeight(row, 28);
        grid->addWidget(new ui::Label(text, FontRole::PanelTitle), row++, 0, 1, 2);
    };
    const auto line = [&](const QString &keys, const QString &does) {
        grid->addWidget(new ui::KeyHint(keys), row, 0, Qt::AlignLeading);
        auto *label = new ui::Label(does);
        label->setWordWrap(true);
        grid->addWidget(label, row++, 1);
    };
    for (const MenuId menu : { MenuId::File, MenuId::View, MenuId::Data, MenuId::Tools, MenuId::Help }) {
        heading(Actions::menuName(menu).remove(u'&'));
        for (const ActionInfo &info : actions.all())
            if (info.menu == menu && !info.keys.isEmpty())
                line(info.keys, info.text);
    }
    QString where;
    for (const KeyLine &key : furtherKeys()) {
        if (key.where != where)
            heading(where = key.where);
        line(key.keys, key.does);
    }
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"keysScrollArea"_s);
    scroll->setAccessibleName(Help::tr("Keyboard"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(inner);
    body->addWidget(scroll, 1);
    dialog->open();
}

void showAbout(QWidget *window)
{
    const auto [dialog, body] = Help::make(window, u"aboutDialog"_s, Help::tr("About Breakwater"));
    dialog->setMinimumHeight(0);
    Help::add(body, u"Breakwater "_s + QStringLiteral(BW_VERSION), FontRole::PageTitle);
    Help::add(body, Help::tr("Security console for mail-sending fleets."));
    Help::add(body, Help::tr("Free software under the GNU General Public License, version 3 or later."));
    Help::add(body, Help::tr("It installs nothing on your servers, keeps no list of your recipients, and sends nothing home."), FontRole::Base, Token::TextSecondary);
    body->addStretch(1);
    dialog->open();
}

} // namespace bw::shell
