// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/service/session.h"
#include "models/service/logpreview.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace bw::service {
class Session;
}

namespace bw::ui {
class DataTable;
class FormField;
class Label;
class Panel;
}

namespace bw::shell {

class PreviewModel;

/// Which files, of which node, written by what: looked at before anything is read in. Year and zone are asked only where
/// the stamps leave them open. The import itself is a job: the dialog closes and the status bar tells.
class ImportDialog final : public QDialog
{
    Q_OBJECT
public:
    /// Without paths the file chooser comes first. oneLog: worded for somebody with a single server. folder: the chooser
    /// is for a folder.
    using Start = std::function<void(const ingest::ImportOptions &)>;
    static void open(QWidget *window, service::Session *session, const QStringList &paths, bool oneLog, bool folder, Start start);

    void addPaths(const QStringList &paths);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    ImportDialog(QWidget *window, service::Session *session, bool oneLog, Start start);
    void build(bool oneLog);
    QWidget *makeFields();
    void chooseFiles();
    void look();
    void show(const service::LogPreviews &previews);
    void sayWhatIsRead();
    [[nodiscard]] QStringList chosenPaths() const;
    void start();

    service::Session *m_session;
    Start m_import;
    QStringList m_paths;
    service::LogPreviews m_previews;
    PreviewModel *m_model = nullptr;
    ui::Panel *m_panel = nullptr;
    ui::Label *m_summary = nullptr;
    ui::Label *m_hosts = nullptr;
    QLineEdit *m_node = nullptr;
    QComboBox *m_mta = nullptr;
    QComboBox *m_zone = nullptr;
    QSpinBox *m_year = nullptr;
    QCheckBox *m_follow = nullptr;
    ui::FormField *m_nodeField = nullptr;
    ui::FormField *m_zoneField = nullptr;
    ui::FormField *m_yearField = nullptr;
    QPushButton *m_start = nullptr;
    bool m_nodeTyped = false;
};

} // namespace bw::shell
