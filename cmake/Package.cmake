# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/AsyncTidy)
configure_package_config_file(cmake/package/AsyncTidyConfig.cmake.in
  ${PROJECT_BINARY_DIR}/AsyncTidyConfig.cmake
  INSTALL_DESTINATION ${package_folder}
  PATH_VARS CMAKE_INSTALL_BINDIR CMAKE_INSTALL_LIBDIR)
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/AsyncTidyConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/AsyncTidyConfig.cmake
  ${PROJECT_BINARY_DIR}/AsyncTidyConfigVersion.cmake
  DESTINATION ${package_folder})
