// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mailauth/checkdialog.h"

#include "models/core/ipaddress.h"
#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/common/filedialog.h"
#include "ui/common/formfield.h"
#include "ui/common/icons.h"
#include "ui/common/label.h"
#include "ui/common/problemview.h"
#include "ui/common/segmentedchoice.h"
#include "ui/common/theme.h"
#include "ui/itemmodels/checkfacts.h"
#include "ui/mailauth/checkview.h"
#include "ui/page/desk.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace bw::mailauth {

namespace {

ui::FormField *addField(QBoxLayout *row, const QString &label, const QString &name, const QString &hint, QLineEdit *&edit)
{
    edit = new QLineEdit;
    edit->setObjectName(name);
    auto *made = new ui::FormField(label, edit, hint);
    row->addWidget(made, 1, Qt::AlignTop);
    return made;
}

} // namespace

CheckDialog *CheckDialog::open(QWidget *window, const ui::PageContext &context, const ui::Format &format, const QString &file)
{
    auto *dialog = new CheckDialog(window, context, format);
    dialog->QDialog::open();
    if (!file.isEmpty())
        dialog->readFile(file);
    return dialog;
}

CheckDialog::CheckDialog(QWidget *window, const ui::PageContext &context, const ui::Format &format)
    : QDialog(window)
    , m_context(context)
    , m_format(format)
    , m_facts(new itemmodels::CheckFacts(context.session, this))
{
    setObjectName(u"checkDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    setWindowTitle(tr("Check a message"));
    setMinimumSize(640, 480);
    resize(860, 640);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    m_stack = new QStackedWidget;
    m_stack->addWidget(makeInput());
    m_stack->addWidget(makeResult());
    column->addWidget(m_stack, 1);
    auto *buttons = new QDialogButtonBox;
    m_check = ui::makeButton(tr("&Check"), ui::ButtonKind::Primary);
    m_check->setObjectName(u"checkButton"_s);
    m_check->setDefault(true);
    m_cancel = ui::makeButton(tr("&Stop"), ui::ButtonKind::Normal, u"stop"_s);
    m_cancel->setObjectName(u"stopCheckButton"_s);
    m_another = ui::makeButton(tr("Check &another"), ui::ButtonKind::Normal, u"back"_s);
    m_another->setObjectName(u"checkAnotherButton"_s);
    m_copy = ui::makeButton(tr("C&opy as text"), ui::ButtonKind::Normal, u"copy"_s);
    m_copy->setObjectName(u"copyCheckButton"_s);
    m_save = ui::makeButton(tr("&Export…"), ui::ButtonKind::Normal, u"export"_s);
    m_save->setObjectName(u"exportCheckButton"_s);
    auto *close = ui::makeButton(tr("Close"));
    buttons->addButton(m_another, QDialogButtonBox::ResetRole);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    buttons->addButton(m_save, QDialogButtonBox::ActionRole);
    buttons->addButton(m_cancel, QDialogButtonBox::ActionRole);
    buttons->addButton(m_check, QDialogButtonBox::ApplyRole);
    buttons->addButton(close, QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_check, &QPushButton::clicked, this, &CheckDialog::check);
    connect(m_cancel, &QPushButton::clicked, this, &CheckDialog::cancelCheck);
    connect(m_another, &QPushButton::clicked, this, &CheckDialog::showInput);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_view->text()); });
    connect(m_save, &QPushButton::clicked, this, &CheckDialog::saveCsv);
    connect(m_facts, &itemmodels::CheckFacts::fileRead, this, [this](const QByteArray &source) {
        m_source->setPlainText(QString::fromUtf8(source));
        m_file = source;
        if (std::exchange(m_checksWhenRead, false))
            check();
    });
    connect(m_facts, &itemmodels::CheckFacts::arrived, this, &CheckDialog::arrived);
    connect(m_facts, &itemmodels::CheckFacts::failed, this, [this](const core::Problem &problem) {
        setRunning(false);
        m_problem->setProblem(problem);
        m_problem->show();
    });
    setRunning(false);
    showInput();
}

QWidget *CheckDialog::makeInput()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto *row = new QHBoxLayout;
    auto *text = new ui::Label(tr("Drop a message (.eml) here, or paste its source with all header fields: \"Show original\" or \"View source\" in your mail program."), ui::FontRole::Base, ui::Token::TextSecondary);
    text->setWordWrap(true);
    row->addWidget(text, 1);
    auto *choose = ui::makeButton(tr("Choose a &file…"), ui::ButtonKind::Normal, u"folder"_s);
    choose->setObjectName(u"chooseMessageButton"_s);
    connect(choose, &QPushButton::clicked, this, &CheckDialog::chooseFile);
    row->addWidget(choose, 0, Qt::AlignTop);
    column->addLayout(row);
    m_source = new QPlainTextEdit;
    m_source->setObjectName(u"messageSourceEdit"_s);
    m_source->setAccessibleName(tr("Source of the message"));
    m_source->setFont(ui::Theme::of(this).font(ui::FontRole::Code));
    m_source->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_source->setTabChangesFocus(true);
    m_source->setAcceptDrops(false); // the dialog reads files
    m_source->setPlaceholderText(u"Received: from …\nDKIM-Signature: …\nFrom: …"_s);
    connect(m_source, &QPlainTextEdit::textChanged, this, [this] {
        m_file.clear();
        setRunning(false);
    });
    column->addWidget(m_source, 1);
    column->addLayout(makeHandover());
    column->addWidget(makeMore());
    m_state = new ui::Label({}, ui::FontRole::Base, ui::Token::TextSecondary);
    m_state->setObjectName(u"checkStateLabel"_s);
    column->addWidget(m_state);
    m_problem = new ui::ProblemView;
    m_problem->setObjectName(u"checkProblem"_s);
    m_problem->hide();
    column->addWidget(m_problem);
    return page;
}

/// How it came: else as the message says.
QLayout *CheckDialog::makeHandover()
{
    auto *fields = new QHBoxLayout;
    fields->setSpacing(12);
    m_clientField = addField(fields, tr("&Handed over by"), u"clientIpLineEdit"_s, tr("IP address; else as Received says"), m_client);
    m_clientField->setValidator([this] {
        const QString typed = m_client->text().trimmed();
        return typed.isEmpty() || core::IpAddress::parse(typed.toStdString()).isKnown() ? QString() : tr("Write 192.0.2.1 or 2001:db8::1.");
    });
    addField(fields, tr("Envelope &sender"), u"envelopeLineEdit"_s, tr("else as Return-Path says"), m_sender);
    return fields;
}

/// What few need, folded away.
QWidget *CheckDialog::makeMore()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_more = ui::makeButton(tr("&More"), ui::ButtonKind::Normal, u"chevron-right"_s, ui::ControlSize::Small);
    m_more->setObjectName(u"moreCheckButton"_s);
    m_more->setCheckable(true);
    m_more->setToolTip(tr("HELO, and how the DNS and the policy are asked"));
    column->addWidget(m_more, 0, Qt::AlignLeading);
    auto *folded = new QWidget;
    auto *inside = new QVBoxLayout(folded);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(12);
    auto *first = new QHBoxLayout;
    addField(first, tr("Name in HE&LO"), u"heloLineEdit"_s, tr("else as Received says"), m_helo);
    first->addStretch(2);
    inside->addLayout(first);
    inside->addLayout(makeMethod());
    folded->hide();
    column->addWidget(folded);
    connect(m_more, &QPushButton::toggled, folded, [this, folded](bool isOpen) {
        folded->setVisible(isOpen);
        m_more->setText(isOpen ? tr("L&ess") : tr("&More"));
        m_more->setIcon(ui::icon(isOpen ? u"chevron-down"_s : u"chevron-right"_s));
    });
    return box;
}

/// How it is checked: as chosen last time.
QLayout *CheckDialog::makeMethod()
{
    const config::Settings &settings = m_context.desk->settings();
    auto *fields = new QHBoxLayout;
    fields->setSpacing(12);
    m_resolverField = addField(fields, tr("&Name server"), u"checkResolverLineEdit"_s, tr("else those of this computer"), m_resolver);
    m_resolverField->setValidator([this] { return service::whyNoResolver(m_resolver->text().trimmed()); });
    m_resolver->setText(settings.resolver);
    addField(fields, tr("&Trust anchor"), u"trustAnchorLineEdit"_s, tr("file of DS or DNSKEY records, for DNSSEC"), m_anchor);
    m_anchor->setText(settings.trustAnchor);
    m_dmarc = new ui::SegmentedChoice(tr("How DMARC policies are found"));
    m_dmarc->setObjectName(u"dmarcChoice"_s);
    m_dmarc->addChoice(u"RFC 9989"_s, int(config::DmarcBy::Rfc9989));
    m_dmarc->addChoice(u"RFC 7489"_s, int(config::DmarcBy::Rfc7489));
    m_dmarc->setCurrentData(int(settings.dmarc));
    fields->addWidget(new ui::FormField(tr("DMARC &by"), m_dmarc, tr("up the names, or by public suffixes")), 1, Qt::AlignTop);
    return fields;
}

void CheckDialog::keepChoices()
{
    config::Settings settings = m_context.desk->settings();
    settings.resolver = m_resolver->text().trimmed();
    settings.trustAnchor = m_anchor->text().trimmed();
    settings.dmarc = config::DmarcBy(m_dmarc->currentData().toInt());
    if (!(settings == m_context.desk->settings()))
        m_context.desk->changeSettings(settings);
}

QWidget *CheckDialog::makeResult()
{
    m_view = new CheckView;
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(u"checkScrollArea"_s);
    m_scroll->setAccessibleName(tr("What the check came to"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_view);
    connect(m_view, &CheckView::messageWanted, this, [this](qint64 id) {
        m_context.navigator->openMessage(id);
        accept();
    });
    return m_scroll;
}

void CheckDialog::showInput()
{
    m_stack->setCurrentIndex(0);
    for (QPushButton *button : { m_another, m_copy, m_save })
        button->hide();
    m_check->show();
    m_source->setFocus();
}

void CheckDialog::chooseFile()
{
    ui::FileDialog::openFile(this, { u"message"_s, tr("Check a message"), tr("Messages (*.eml *.txt *.gz *.zip);;All files (*)"), {}, {}, {} }, [this](const QString &path) {
        if (!path.isEmpty())
            readFile(path);
    });
}

void CheckDialog::readFile(const QString &path)
{
    showInput();
    m_problem->hide();
    m_checksWhenRead = true;
    m_facts->readFile(path);
}

void CheckDialog::setRunning(bool running)
{
    m_cancel->setVisible(running);
    ui::setDisabledReason(m_check, running ? tr("It is being checked.") : m_source->document()->isEmpty() ? tr("Drop or paste a message first.") : QString());
    m_state->setText(running ? tr("Asking the DNS, for at most 20 seconds…") : QString());
    m_state->setVisible(running);
}

void CheckDialog::check()
{
    m_problem->hide();
    if (!service::whyNoResolver(m_resolver->text().trimmed()).isEmpty())
        m_more->setChecked(true); // where it can be seen
    if (!ui::FormField::validateAll({ m_clientField, m_resolverField }))
        return;
    keepChoices();
    service::MessageCheckRequest request;
    // Raw: toPlainText() makes spaces of what is none, and a hash is of every byte.
    request.source = m_file.isEmpty() ? m_source->document()->toRawText().replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n').toUtf8() : m_file;
    request.clientIp = m_client->text().trimmed();
    request.helo = m_helo->text().trimmed();
    if (const QString sender = m_sender->text().trimmed(); !sender.isEmpty())
        request.mailFrom = sender;
    const config::Settings &settings = m_context.desk->settings();
    request.resolver = { settings.resolver, settings.trustAnchor };
    request.dmarc = settings.dmarc == config::DmarcBy::Rfc7489 ? dmarc::Method::PublicSuffixList : dmarc::Method::TreeWalk;
    request.now = m_context.clock->now();
    setRunning(true);
    m_facts->check(request);
}

void CheckDialog::cancelCheck()
{
    m_facts->cancel();
    setRunning(false);
    m_source->setFocus();
}

void CheckDialog::arrived()
{
    setRunning(false);
    m_view->show(m_facts->answer(), m_format);
    m_stack->setCurrentIndex(1);
    m_check->hide();
    for (QPushButton *button : { m_another, m_copy, m_save })
        button->show();
    m_scroll->ensureVisible(0, 0);
    (m_view->firstFocus() ? m_view->firstFocus() : m_scroll)->setFocus(); // keys scroll
}

void CheckDialog::saveCsv()
{
    ui::FileDialog::saveFile(this, { u"export"_s, tr("Export the check"), tr("CSV (*.csv)"), u"message-check.csv"_s, u"csv"_s, {} }, [this, bytes = m_view->csv()](const QString &path) {
        if (path.isEmpty())
            return;
        m_context.session->run(tr("Writing %1").arg(path.section(u'/', -1)), [path, bytes](const std::atomic_bool &) -> core::Done {
            QSaveFile file(path);
            if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
                return {};
            return core::fail({ core::ProblemKind::Denied, tr("The file was not written"), file.errorString(), path, {} });
        });
    });
}

void CheckDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText())
        event->acceptProposedAction();
}

void CheckDialog::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            return readFile(url.toLocalFile());
    showInput();
    m_source->setPlainText(event->mimeData()->text());
}

} // namespace bw::mailauth
