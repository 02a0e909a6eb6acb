import { checkPermissions, myPermissions } from "./check-permissions";
import { addComment, readComments } from "./comment-issue";
import { createIssue } from "./create-issue";
import { createMetaFields, createMetaTypes } from "./create-meta";
import { deleteIssue } from "./delete-issue";
import { editIssue } from "./edit-issue";
import {
  listCommentProperties,
  listIssueProperties,
  readCommentProperty,
  readIssueProperty,
  writeCommentProperty,
  writeIssueProperty,
} from "./entity-properties";
import { fetchIssues } from "./fetch-issues";
import type { JiraOperation } from "./jira-call";
import { readIssue } from "./read-issue";
import { readAuditRecords } from "./audit-records";
import { readFields, readPriorities, searchPriorities, serverInfo } from "./read-lists";
import {
  readPermissionScheme,
  readProject,
  readSecurityLevels,
  searchProjects,
} from "./read-projects";
import { myself, readUser, searchAssignable, searchByPermission, searchUsers } from "./read-users";
import { oldSearch, searchIssues } from "./search-issues";
import { readTransitions, transitionIssue } from "./transition-issue";

/** What the stand-in can do, by method and path as Jira's OpenAPI file spells them. Fixed paths before ones with braces. */
export const operations: Readonly<Record<string, JiraOperation>> = {
  "GET /rest/api/3/serverInfo": serverInfo,
  "GET /rest/api/3/myself": myself,
  "GET /rest/api/3/mypermissions": myPermissions,
  "POST /rest/api/3/permissions/check": checkPermissions,
  "GET /rest/api/3/auditing/record": readAuditRecords,
  "GET /rest/api/3/project/search": searchProjects,
  "GET /rest/api/3/project/{projectIdOrKey}": readProject,
  "GET /rest/api/3/project/{projectKeyOrId}/securitylevel": readSecurityLevels,
  "GET /rest/api/3/project/{projectKeyOrId}/permissionscheme": readPermissionScheme,
  "GET /rest/api/3/priority": readPriorities,
  "GET /rest/api/3/priority/search": searchPriorities,
  "GET /rest/api/3/field": readFields,
  "GET /rest/api/3/user": readUser,
  "GET /rest/api/3/user/search": searchUsers,
  "GET /rest/api/3/user/assignable/search": searchAssignable,
  "GET /rest/api/3/user/permission/search": searchByPermission,
  "GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes": createMetaTypes,
  "GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}": createMetaFields,
  "POST /rest/api/3/issue": createIssue,
  "POST /rest/api/3/issue/bulkfetch": fetchIssues,
  "GET /rest/api/3/issue/{issueIdOrKey}": readIssue,
  "PUT /rest/api/3/issue/{issueIdOrKey}": editIssue,
  "DELETE /rest/api/3/issue/{issueIdOrKey}": deleteIssue,
  "GET /rest/api/3/issue/{issueIdOrKey}/transitions": readTransitions,
  "POST /rest/api/3/issue/{issueIdOrKey}/transitions": transitionIssue,
  "GET /rest/api/3/issue/{issueIdOrKey}/comment": readComments,
  "POST /rest/api/3/issue/{issueIdOrKey}/comment": addComment,
  "GET /rest/api/3/comment/{commentId}/properties": listCommentProperties,
  "GET /rest/api/3/comment/{commentId}/properties/{propertyKey}": readCommentProperty,
  "PUT /rest/api/3/comment/{commentId}/properties/{propertyKey}": writeCommentProperty,
  "GET /rest/api/3/issue/{issueIdOrKey}/properties": listIssueProperties,
  "GET /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}": readIssueProperty,
  "PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}": writeIssueProperty,
  "GET /rest/api/3/search/jql": searchIssues,
  "POST /rest/api/3/search/jql": searchIssues,
  "GET /rest/api/3/search": oldSearch,
  "POST /rest/api/3/search": oldSearch,
};
