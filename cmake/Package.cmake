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

# cpack -G DEB in the build folder.
set(CPACK_PACKAGE_NAME async-tidy)
set(CPACK_PACKAGE_VENDOR async-tidy)
set(CPACK_PACKAGE_CONTACT "async-tidy maintainers <maintainers@async-tidy.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "linter for asynchronous C++")
set(CPACK_PACKAGE_DESCRIPTION
  "Finds blocking calls, dropped tasks and other defects in C++20 coroutines. Has the linter, the plugin for clang-tidy 22, clangd 22 with the checks inside and a CMake package.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Clang's own headers, which every parse needs.
set(CPACK_DEBIAN_PACKAGE_DEPENDS libclang-common-22-dev)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS clang-tidy-22)
include(CPack)
