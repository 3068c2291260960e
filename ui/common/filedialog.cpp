// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/filedialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHash>

#include <deque>

using namespace Qt::StringLiterals;

namespace bw::ui {

namespace {

std::deque<QStringList> &laidReady()
{
    static std::deque<QStringList> queue;
    return queue;
}

QHash<QString, QString> &lastFolders()
{
    static QHash<QString, QString> folders;
    return folders;
}

void run(QWidget *parent, const FileDialog::Request &request, QFileDialog::FileMode mode, QFileDialog::AcceptMode accept, FileDialog::Paths answer)
{
    if (!laidReady().empty()) {
        const QStringList paths = laidReady().front();
        laidReady().pop_front();
        answer(paths);
        return;
    }
    auto *dialog = new QFileDialog(parent, request.title, lastFolders().value(request.purpose, request.folder), request.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setFileMode(mode);
    dialog->setAcceptMode(accept);
    if (mode == QFileDialog::Directory)
        dialog->setOption(QFileDialog::ShowDirsOnly);
    if (!request.defaultSuffix.isEmpty())
        dialog->setDefaultSuffix(request.defaultSuffix);
    if (!request.suggestedName.isEmpty())
        dialog->selectFile(request.suggestedName);
    QObject::connect(dialog, &QFileDialog::finished, dialog, [dialog, purpose = request.purpose, answer = std::move(answer)](int result) {
        const QStringList paths = result == QDialog::Accepted ? dialog->selectedFiles() : QStringList();
        if (!paths.isEmpty())
            lastFolders().insert(purpose, QFileInfo(paths.first()).absolutePath());
        answer(paths);
    });
    dialog->open();
}

FileDialog::Paths one(FileDialog::Path answer)
{
    return [answer = std::move(answer)](const QStringList &paths) { answer(paths.value(0)); };
}

} // namespace

void FileDialog::openFiles(QWidget *parent, const Request &request, Paths answer)
{
    run(parent, request, QFileDialog::ExistingFiles, QFileDialog::AcceptOpen, std::move(answer));
}

void FileDialog::openFile(QWidget *parent, const Request &request, Path answer)
{
    run(parent, request, QFileDialog::ExistingFile, QFileDialog::AcceptOpen, one(std::move(answer)));
}

void FileDialog::openFolder(QWidget *parent, const Request &request, Path answer)
{
    run(parent, request, QFileDialog::Directory, QFileDialog::AcceptOpen, one(std::move(answer)));
}

void FileDialog::saveFile(QWidget *parent, const Request &request, Path answer)
{
    run(parent, request, QFileDialog::AnyFile, QFileDialog::AcceptSave, one(std::move(answer)));
}

void FileDialog::setNextPaths(const QStringList &paths)
{
    laidReady().push_back(paths);
}

} // namespace bw::ui
