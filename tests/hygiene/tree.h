// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace bw::hygiene {

/// Paths of regular files below root/folder whose names match, relative to root, sorted. Build folders, hidden ones and
/// tests/data (other people's bytes) are left out.
[[nodiscard]] QStringList filesBelow(const QString &root, const QStringList &folders, const QStringList &nameFilters);

[[nodiscard]] QByteArray contentOf(const QString &root, const QString &relativePath);

/// Writes a file (and its folders) into a tree that a test makes.
void plant(const QString &root, const QString &relativePath, const QByteArray &content);

} // namespace bw::hygiene
