// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/ruleseditor.h"
#include "ui/itemmodels/storesettings.h"

namespace bw::ui {
class Format;
}

namespace bw::settings {

/// Rules that name sending streams.
class StreamsEditor final : public ui::RulesEditor
{
    Q_OBJECT
public:
    explicit StreamsEditor(QWidget *parent = nullptr);

    void show(const QList<store::StreamRule> &rules);
    [[nodiscard]] QList<store::StreamRule> streamRules() const;
    void showTried(const store::StreamPreview &preview, const ui::Format &format);
};

} // namespace bw::settings
