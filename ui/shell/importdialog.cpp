// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/importdialog.h"

#include "models/service/session.h"
#include "ui/common/buttons.h"
#include "ui/common/datatable.h"
#include "ui/common/filedialog.h"
#include "ui/common/format.h"
#include "ui/common/formfield.h"
#include "ui/common/label.h"
#include "ui/common/panel.h"
#include "ui/common/roles.h"
#include "ui/shell/pickerpopup.h"

#include <QAbstractTableModel>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDialogButtonBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using bw::ui::FontRole;
using bw::ui::Mark;
using bw::ui::Token;

namespace bw::shell {

/// One row a looked-at file, with whether it is read in. What is no log text is not, until the person says so.
class PreviewModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { FileColumn, KindColumn, HostColumn, BeginsColumn, SizeColumn, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setFiles(const QList<service::LogPreview> &files)
    {
        beginResetModel();
        m_files = files;
        endResetModel();
    }
    [[nodiscard]] bool isTicked(const service::LogPreview &file) const { return m_ticked.value(file.path, isLogText(file)); }
    [[nodiscard]] QList<service::LogPreview> files(bool ticked) const
    {
        QList<service::LogPreview> some = m_files;
        some.removeIf([this, ticked](const service::LogPreview &file) { return isTicked(file) != ticked; });
        return some;
    }
    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        return QAbstractTableModel::flags(index) | (index.column() == FileColumn ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
    }
    bool setData(const QModelIndex &index, const QVariant &value, int role) override
    {
        if (role != Qt::CheckStateRole || index.column() != FileColumn)
            return false;
        m_ticked.insert(m_files.at(index.row()).path, value.toInt() == Qt::Checked);
        Q_EMIT dataChanged(index, index, { Qt::CheckStateRole });
        return true;
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_files.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        const QStringList names { tr("File"), tr("Recognised"), tr("Host"), tr("Begins"), tr("Size") };
        return names.value(section);
    }
    QVariant data(const QModelIndex &index, int role) const override;

private:
    static bool isLogText(const service::LogPreview &file) { return file.problem.what.isEmpty() && !file.envelope.isEmpty(); }
    static QString kindOf(const service::LogPreview &file);
    QList<service::LogPreview> m_files;
    QHash<QString, bool> m_ticked; ///< path -> what the person said
};

QString PreviewModel::kindOf(const service::LogPreview &file)
{
    if (!file.problem.what.isEmpty())
        return file.problem.what;
    if (file.envelope.isEmpty())
        return tr("not log text");
    if (file.mta.isEmpty())
        return tr("%1, but no mail server that we know").arg(file.envelope);
    QString mta = file.mta;
    mta[0] = mta[0].toUpper();
    //: %1 is a mail server ("Postfix"), %2 how its lines are wrapped ("RFC 3164")
    const QString kind = tr("%1, %2").arg(mta, file.envelope);
    return file.container.isEmpty() ? kind : tr("%1, in %2").arg(kind, file.container);
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    const service::LogPreview &file = m_files.at(index.row());
    const bool readable = file.problem.what.isEmpty() && !file.mta.isEmpty();
    const ui::Format format(QLocale(), QTimeZone::systemTimeZone());
    if (role == Qt::CheckStateRole && index.column() == FileColumn)
        return int(isTicked(file) ? Qt::Checked : Qt::Unchecked);
    if (role == ui::MarkRole && index.column() == KindColumn)
        return int(readable ? Mark::Pass : Mark::NotRead);
    if (role == ui::SortRole && index.column() == SizeColumn)
        return file.bytes;
    if (role == Qt::ToolTipRole)
        return index.column() == FileColumn ? QVariant(QDir::toNativeSeparators(file.path))
            : readable                      ? QVariant(tr("%1 of the first %2 lines are understood").arg(format.count(file.understood), format.count(file.lines)))
                                            : QVariant(file.problem.oneLine());
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case FileColumn:
        return QFileInfo(file.path).fileName();
    case KindColumn:
        return kindOf(file);
    case HostColumn:
        return file.host.isEmpty() ? ui::Format::none() : file.host;
    case BeginsColumn:
        return file.first == 0 ? ui::Format::unknown() : format.fullStamp(file.first);
    case SizeColumn:
        return format.bytes(file.bytes);
    default:
        return {};
    }
}

void ImportDialog::open(QWidget *window, service::Session *session, const QStringList &paths, bool oneLog, bool folder, Start start)
{
    if (!session)
        return;
    if (!paths.isEmpty() || oneLog) {
        auto *dialog = new ImportDialog(window, session, oneLog, start);
        dialog->QDialog::open();
        dialog->addPaths(paths);
        return;
    }
    const auto answer = [window, session, start](const QStringList &chosen) {
        if (chosen.isEmpty() || chosen.constFirst().isEmpty())
            return;
        auto *dialog = new ImportDialog(window, session, false, start);
        dialog->QDialog::open();
        dialog->addPaths(chosen);
    };
    if (folder)
        ui::FileDialog::openFolder(window, { u"import"_s, tr("Import a folder of logs"), {}, {}, {}, u"/var/log"_s }, [answer](const QString &path) { answer({ path }); });
    else
        ui::FileDialog::openFiles(window, { u"import"_s, tr("Import logs"), tr("Logs (*log* *.gz *.zst *.xz *.bz2 *.zip *.json);;All files (*)"), {}, {}, u"/var/log"_s }, answer);
}

ImportDialog::ImportDialog(QWidget *window, service::Session *session, bool oneLog, Start start)
    : QDialog(window)
    , m_session(session)
    , m_import(std::move(start))
{
    setObjectName(u"importDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    setWindowTitle(oneLog ? tr("Read a mail log") : tr("Import logs"));
    setMinimumSize(840, 520);
    build(oneLog);
}

void ImportDialog::build(bool oneLog)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    auto *text = new ui::Label(oneLog ? tr("Choose the mail log of your server, often /var/log/mail.log, or drop it here. Compressed files are fine.")
                                      : tr("Choose log files or folders, or drop them here. Compressed files are opened by content; what is known already is not counted twice."),
                               FontRole::Base, Token::TextSecondary);
    text->setWordWrap(true);
    column->addWidget(text);

    m_panel = new ui::Panel(tr("Files"));
    auto *choose = ui::makeButton(tr("&Add files…"), ui::ButtonKind::Normal, u"plus"_s, ui::ControlSize::Small);
    choose->setObjectName(u"addFilesButton"_s);
    connect(choose, &QPushButton::clicked, this, &ImportDialog::chooseFiles);
    m_panel->addHeaderWidget(choose);
    m_model = new PreviewModel(this);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ImportDialog::sayWhatIsRead);
    auto *table = new ui::DataTable(u"importPreviewTable"_s, tr("Files to import"));
    table->setSource(m_model);
    table->setColumns({ { PreviewModel::FileColumn, 150, 0 }, { PreviewModel::KindColumn, 0, 0, true }, { PreviewModel::HostColumn, 90, 2 }, { PreviewModel::BeginsColumn, 0, 1 },
                        { PreviewModel::SizeColumn, 80, 3, false, false, true } });
    table->setOpensRows(false);
    m_panel->setContent(table, true);
    m_panel->showEmpty(tr("No file is chosen yet."));
    column->addWidget(m_panel, 1);
    m_summary = new ui::Label({}, FontRole::Small, Token::TextSecondary);
    m_summary->setObjectName(u"importSummaryLabel"_s);
    m_summary->setWordWrap(true);
    column->addWidget(m_summary);
    m_hosts = new ui::Label({}, FontRole::Small, Token::SevMediumInk);
    m_hosts->setObjectName(u"importHostsLabel"_s);
    m_hosts->setWordWrap(true);
    m_hosts->hide();
    column->addWidget(m_hosts);
    column->addWidget(makeFields());

    auto *buttons = new QDialogButtonBox;
    m_start = ui::makeButton(tr("&Import"), ui::ButtonKind::Primary);
    m_start->setObjectName(u"startImportButton"_s);
    m_start->setDefault(true);
    ui::setDisabledReason(m_start, tr("Choose a file first."));
    buttons->addButton(m_start, QDialogButtonBox::AcceptRole);
    buttons->addButton(ui::makeButton(tr("Cancel")), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

QWidget *ImportDialog::makeFields()
{
    auto *fields = new QWidget;
    auto *grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    m_node = new QLineEdit;
    m_node->setObjectName(u"nodeLineEdit"_s);
    m_node->setMaxLength(100);
    m_nodeField = new ui::FormField(tr("&Node"), m_node, tr("The name that its figures stand under"));
    m_nodeField->setValidator([this] { return m_node->text().trimmed().isEmpty() ? tr("Name the node that wrote these logs.") : QString(); });
    connect(m_node, &QLineEdit::textEdited, this, [this] { m_nodeTyped = true; });
    m_mta = new QComboBox;
    m_mta->setObjectName(u"mtaComboBox"_s);
    m_mta->addItem(u"Postfix"_s, u"postfix"_s);
    auto *mtaField = new ui::FormField(tr("&Mail server"), m_mta, tr("Its companions in the same log are read along: Dovecot, milters, rspamd"));
    m_zone = new QComboBox;
    m_zone->setObjectName(u"logZoneComboBox"_s);
    m_zone->setEditable(true);
    m_zone->lineEdit()->setAccessibleName(tr("Time zone of the log"));
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->addItems(zoneNames());
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zoneField = new ui::FormField(tr("&Time zone of the log"), m_zone, tr("Its stamps do not say"));
    m_zoneField->setValidator([this] { return zoneNames().contains(m_zone->currentText()) ? QString() : tr("Choose a time zone from the list."); });
    connect(m_zone, &QComboBox::activated, this, &ImportDialog::look);
    m_year = new QSpinBox;
    m_year->setObjectName(u"yearSpinBox"_s);
    m_year->setRange(0, 2100);
    m_year->setSpecialValueText(tr("as the file's date says"));
    m_yearField = new ui::FormField(tr("&Year of the first line"), m_year, tr("Its stamps do not say"));
    // One with two lines below it is higher than one with one.
    grid->addWidget(m_nodeField, 0, 0, Qt::AlignTop);
    grid->addWidget(mtaField, 0, 1, Qt::AlignTop);
    grid->addWidget(m_zoneField, 1, 0, Qt::AlignTop);
    grid->addWidget(m_yearField, 1, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    m_zoneField->hide();
    m_yearField->hide();
    m_follow = new QCheckBox(tr("&Go on reading what is added to these files"));
    m_follow->setObjectName(u"followCheckBox"_s);
    grid->addWidget(m_follow, 2, 0, 1, 2);
    return fields;
}

void ImportDialog::chooseFiles()
{
    ui::FileDialog::openFiles(this, { u"import"_s, tr("Import logs"), tr("Logs (*log* *.gz *.zst *.xz *.bz2 *.zip *.json);;All files (*)"), {}, {}, u"/var/log"_s },
                              [this](const QStringList &paths) { addPaths(paths); });
}

void ImportDialog::addPaths(const QStringList &paths)
{
    for (const QString &path : paths)
        if (!path.isEmpty() && !m_paths.contains(path))
            m_paths << path;
    if (!m_paths.isEmpty())
        look();
}

void ImportDialog::look()
{
    if (m_previews.files.isEmpty())
        m_panel->showLoading();
    const QString zone = m_zoneField->isVisible() ? m_zone->currentText() : QString();
    m_session->ask(this, "preview", [this, paths = m_paths, zone](const std::atomic_bool &) -> std::function<void()> {
        const service::LogPreviews previews = service::previewLogs(paths, zone);
        return [this, previews] { show(previews); };
    });
}

void ImportDialog::show(const service::LogPreviews &previews)
{
    m_previews = previews;
    m_model->setFiles(previews.files);
    if (previews.files.isEmpty()) {
        m_panel->showEmpty(tr("There is no file in this folder."));
        ui::setDisabledReason(m_start, tr("Choose a file first."));
        return;
    }
    m_panel->showContent();
    const auto readable = std::ranges::find_if(previews.files, [](const service::LogPreview &file) { return !file.mta.isEmpty(); });
    const bool any = readable != previews.files.end();
    if (!m_nodeTyped && any)
        m_node->setText(readable->host.isEmpty() ? QFileInfo(readable->path).completeBaseName() : readable->host.section(u'.', 0, 0));
    if (any)
        m_mta->setCurrentIndex(std::max(0, m_mta->findData(readable->mta)));
    m_zoneField->setVisible(std::ranges::any_of(previews.files, &service::LogPreview::needsZone));
    m_yearField->setVisible(std::ranges::any_of(previews.files, &service::LogPreview::needsYear));
    sayWhatIsRead();
    m_node->setFocus();
    m_node->selectAll();
}

void ImportDialog::sayWhatIsRead()
{
    const QList<service::LogPreview> out = m_model->files(false);
    qint64 bytes = m_previews.bytes;
    for (const service::LogPreview &file : out)
        bytes -= file.bytes;
    const int count = int(m_previews.paths.size() - out.size());
    QString summary = tr("%n file(s), %1", nullptr, count).arg(ui::Format().bytes(bytes));
    if (!out.isEmpty())
        summary += tr("; %n left out", nullptr, int(out.size()));
    if (m_previews.paths.size() > m_previews.files.size())
        summary += u' ' + tr("The first %n are shown.", nullptr, int(m_previews.files.size()));
    m_summary->setText(summary);
    QStringList hosts;
    for (const service::LogPreview &file : m_model->files(true))
        if (const QString host = file.host.section(u'.', 0, 0).toLower(); !host.isEmpty() && !hosts.contains(host))
            hosts << host;
    m_hosts->setText(tr("These logs are of different hosts, and all go into one node: %1. Import those of each host on their own to tell them apart.").arg(hosts.join(u", "_s)));
    m_hosts->setVisible(hosts.size() > 1);
    // What is not understood in a file is counted and kept aside.
    ui::setDisabledReason(m_start, count > 0 ? QString() : tr("Tick a file first."));
}

/// A folder stays a folder for as long as nothing in it is left out.
QStringList ImportDialog::chosenPaths() const
{
    const QList<service::LogPreview> out = m_model->files(false);
    QStringList paths = out.isEmpty() ? m_paths : m_previews.paths;
    for (const service::LogPreview &file : out)
        paths.removeAll(file.path);
    return paths;
}

void ImportDialog::start()
{
    QList<ui::FormField *> fields { m_nodeField };
    if (m_zoneField->isVisible())
        fields << m_zoneField;
    const QStringList paths = chosenPaths();
    if (paths.isEmpty() || !ui::FormField::validateAll(fields))
        return;
    ingest::ImportOptions options;
    options.node = m_node->text().trimmed();
    options.mta = m_mta->currentData().toString();
    options.paths = paths;
    options.follow = m_follow->isChecked();
    if (m_zoneField->isVisible())
        options.logZone = m_zone->currentText();
    if (m_yearField->isVisible())
        options.year = m_year->value();
    m_import(options);
    accept();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    event->acceptProposedAction();
    addPaths(paths);
}

} // namespace bw::shell

#include "importdialog.moc"
