// SPDX-FileCopyrightText: 2026 Breakwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace bw::posture {

/// A sentence of a control with each {name} replaced. "{{" is one brace.
[[nodiscard]] QString filled(const QString &sentence, const std::function<QString(const QString &)> &valueOf);

} // namespace bw::posture
