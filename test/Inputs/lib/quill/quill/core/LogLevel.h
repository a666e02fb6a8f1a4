// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
namespace quill {

enum class LogLevel { Debug, Info, Error };

} // namespace quill
