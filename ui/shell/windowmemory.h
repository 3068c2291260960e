// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/datatable.h"
#include "ui/page/desk.h"

namespace bw::shell {

/// What tables, banners and the window itself remember, kept among the desk's settings.
class WindowMemory final : public ui::TableMemory
{
public:
    explicit WindowMemory(ui::Desk &desk)
        : m_desk(desk)
    {
    }
    [[nodiscard]] QByteArray load(const QString &table) const override { return m_desk.settings().windowStates.value(table); }
    void save(const QString &table, const QByteArray &state) override
    {
        config::Settings settings = m_desk.settings();
        if (settings.windowStates.value(table) == state)
            return;
        settings.windowStates.insert(table, state);
        m_desk.changeSettings(settings);
    }
    void forgetAll()
    {
        config::Settings settings = m_desk.settings();
        settings.windowStates.clear();
        m_desk.changeSettings(settings);
    }

private:
    ui::Desk &m_desk;
};

} // namespace bw::shell
