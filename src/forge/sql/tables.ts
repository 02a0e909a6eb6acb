// Longer than other files because it is one list whose order counts.
const end = ") DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin";

/**
 * The tables, one statement each and each repeatable: two runs may create them at the same time. A change of a table
 * is a new entry at the end; an entry that has been released is never edited. The minute of the installation has room
 * for 23: what can be waited for comes last.
 */
export const tables: ReadonlyArray<{ readonly name: string; readonly statement: string }> = [
  {
    // The primary key keeps time order: pages, counts and pruning read neighbours.
    name: "v001_audit_event",
    statement: `CREATE TABLE IF NOT EXISTS audit_event (
      event_key BINARY(16) NOT NULL,
      occurred_ms BIGINT NOT NULL,
      processed_ms BIGINT NOT NULL,
      kind_id BIGINT NOT NULL,
      actor_id BIGINT NOT NULL,
      origin_id BIGINT NOT NULL,
      target_id BIGINT NOT NULL,
      event_uuid BINARY(16) NULL,
      event_id VARCHAR(200) NOT NULL,
      message VARCHAR(500) NOT NULL,
      folded TEXT NULL,
      body_hash BINARY(8) NOT NULL,
      segment INT NULL,
      PRIMARY KEY (occurred_ms, event_key),
      UNIQUE KEY uq_audit_event_key (event_key),
      KEY ix_audit_event_kind (kind_id, occurred_ms),
      KEY ix_audit_event_actor (actor_id, occurred_ms),
      KEY ix_audit_event_origin (origin_id, occurred_ms)
    ${end}`,
  },
  {
    name: "v002_event_kind",
    statement: `CREATE TABLE IF NOT EXISTS event_kind (
      kind_id BIGINT NOT NULL,
      source VARCHAR(30) NOT NULL,
      action VARCHAR(200) NOT NULL,
      product VARCHAR(100) NOT NULL,
      outcome VARCHAR(10) NOT NULL,
      search TEXT NOT NULL,
      seen_ms BIGINT NOT NULL,
      PRIMARY KEY (kind_id)
    ${end}`,
  },
  {
    name: "v003_actor",
    statement: `CREATE TABLE IF NOT EXISTS actor (
      actor_id BIGINT NOT NULL,
      account_id VARCHAR(200) NOT NULL,
      name VARCHAR(200) NOT NULL,
      email VARCHAR(255) NOT NULL,
      kind VARCHAR(10) NOT NULL,
      search TEXT NOT NULL,
      seen_ms BIGINT NOT NULL,
      PRIMARY KEY (actor_id),
      KEY ix_actor_seen (seen_ms)
    ${end}`,
  },
  {
    name: "v004_origin",
    statement: `CREATE TABLE IF NOT EXISTS origin (
      origin_id BIGINT NOT NULL,
      ip_text VARCHAR(64) NULL,
      ip VARBINARY(16) NULL,
      country VARCHAR(100) NOT NULL,
      city VARCHAR(100) NOT NULL,
      seen_ms BIGINT NOT NULL,
      PRIMARY KEY (origin_id),
      KEY ix_origin_ip (ip),
      KEY ix_origin_country (country)
    ${end}`,
  },
  {
    name: "v005_target",
    statement: `CREATE TABLE IF NOT EXISTS target (
      target_id BIGINT NOT NULL,
      type VARCHAR(100) NOT NULL,
      id VARCHAR(200) NOT NULL,
      name VARCHAR(200) NOT NULL,
      search TEXT NOT NULL,
      seen_ms BIGINT NOT NULL,
      PRIMARY KEY (target_id)
    ${end}`,
  },
  {
    name: "v006_raw_tail",
    statement: `CREATE TABLE IF NOT EXISTS raw_tail (
      event_key BINARY(16) NOT NULL,
      part INT NOT NULL,
      arrived_ms BIGINT NOT NULL,
      ordinal INT NOT NULL,
      bytes INT NOT NULL,
      raw MEDIUMTEXT NOT NULL,
      PRIMARY KEY (event_key, part),
      KEY ix_raw_tail_order (arrived_ms, ordinal)
    ${end}`,
  },
  {
    name: "v007_document",
    statement: `CREATE TABLE IF NOT EXISTS document (
      kind VARCHAR(20) NOT NULL,
      id VARCHAR(128) NOT NULL,
      version INT NOT NULL,
      body MEDIUMTEXT NOT NULL,
      updated_ms BIGINT NOT NULL,
      updated_by VARCHAR(128) NOT NULL,
      PRIMARY KEY (kind, id)
    ${end}`,
  },
  {
    name: "v008_document_history",
    statement: `CREATE TABLE IF NOT EXISTS document_history (
      kind VARCHAR(20) NOT NULL,
      id VARCHAR(128) NOT NULL,
      version INT NOT NULL,
      body MEDIUMTEXT NOT NULL,
      updated_ms BIGINT NOT NULL,
      updated_by VARCHAR(128) NOT NULL,
      PRIMARY KEY (kind, id, version)
    ${end}`,
  },
  {
    name: "v009_alert",
    statement: `CREATE TABLE IF NOT EXISTS alert (
      alert_key BINARY(16) NOT NULL,
      rule_id VARCHAR(100) NOT NULL,
      rule_title VARCHAR(300) NOT NULL,
      rule_version INT NOT NULL,
      level VARCHAR(20) NOT NULL,
      title VARCHAR(500) NOT NULL,
      dedup_key VARCHAR(500) NOT NULL,
      bucket_ms BIGINT NOT NULL,
      created_ms BIGINT NOT NULL,
      historical INT NOT NULL,
      opening MEDIUMTEXT NOT NULL,
      why TEXT NOT NULL,
      status VARCHAR(12) NOT NULL,
      issue_status VARCHAR(200) NOT NULL,
      assignee_id VARCHAR(128) NULL,
      resolution VARCHAR(200) NOT NULL,
      acknowledged_ms BIGINT NULL,
      closed_ms BIGINT NULL,
      as_of_ms BIGINT NOT NULL,
      PRIMARY KEY (alert_key),
      KEY ix_alert_created (created_ms, alert_key),
      KEY ix_alert_rule (rule_id, created_ms, alert_key)
    ${end}`,
  },
  {
    name: "v010_alert_event",
    statement: `CREATE TABLE IF NOT EXISTS alert_event (
      alert_key BINARY(16) NOT NULL,
      event_key BINARY(16) NOT NULL,
      occurred_ms BIGINT NOT NULL,
      PRIMARY KEY (alert_key, event_key),
      KEY ix_alert_event_time (alert_key, occurred_ms, event_key),
      KEY ix_alert_event_event (event_key)
    ${end}`,
  },
  {
    name: "v011_delivery",
    statement: `CREATE TABLE IF NOT EXISTS delivery (
      delivery_key BINARY(16) NOT NULL,
      alert_key BINARY(16) NOT NULL,
      destination_id VARCHAR(100) NOT NULL,
      kind VARCHAR(10) NOT NULL,
      subject VARCHAR(64) NOT NULL,
      state VARCHAR(10) NOT NULL,
      attempts INT NOT NULL,
      due_ms BIGINT NOT NULL,
      reference VARCHAR(200) NOT NULL,
      last_error VARCHAR(500) NOT NULL,
      created_ms BIGINT NOT NULL,
      updated_ms BIGINT NOT NULL,
      claimed_by VARCHAR(100) NOT NULL,
      claimed_until BIGINT NOT NULL,
      attempting_ms BIGINT NULL,
      version INT NOT NULL,
      PRIMARY KEY (delivery_key),
      KEY ix_delivery_due (state, destination_id, due_ms),
      KEY ix_delivery_newest (created_ms, delivery_key),
      KEY ix_delivery_alert (alert_key, destination_id),
      KEY ix_delivery_reference (destination_id, reference)
    ${end}`,
  },
  {
    name: "v012_checkpoint",
    statement: `CREATE TABLE IF NOT EXISTS checkpoint (
      name VARCHAR(100) NOT NULL,
      version INT NOT NULL,
      state MEDIUMTEXT NOT NULL,
      lease_owner VARCHAR(100) NOT NULL,
      lease_until BIGINT NOT NULL,
      PRIMARY KEY (name)
    ${end}`,
  },
  {
    name: "v013_request_budget",
    statement: `CREATE TABLE IF NOT EXISTS request_budget (
      name VARCHAR(100) NOT NULL,
      minute INT NOT NULL,
      used INT NOT NULL,
      PRIMARY KEY (name, minute)
    ${end}`,
  },
  {
    // What people did with this app, each line chained to the one before.
    name: "v014_activity",
    statement: `CREATE TABLE IF NOT EXISTS activity (
      number INT NOT NULL,
      activity_key BINARY(16) NOT NULL,
      at_ms BIGINT NOT NULL,
      account_id VARCHAR(128) NOT NULL,
      what VARCHAR(10) NOT NULL,
      outcome VARCHAR(10) NOT NULL,
      name VARCHAR(60) NOT NULL,
      subject VARCHAR(200) NOT NULL,
      detail TEXT NOT NULL,
      head BINARY(32) NOT NULL,
      PRIMARY KEY (number),
      UNIQUE KEY uq_activity_key (activity_key),
      KEY ix_activity_account (account_id, number)
    ${end}`,
  },
  {
    // The primary key keeps the matches of one group together, in time order: a window is one range.
    name: "v015_base_match",
    statement: `CREATE TABLE IF NOT EXISTS base_match (
      series BINARY(16) NOT NULL,
      occurred_ms BIGINT NOT NULL,
      event_key BINARY(16) NOT NULL,
      base BINARY(4) NOT NULL,
      detail TEXT NOT NULL,
      used_until BIGINT NOT NULL,
      PRIMARY KEY (series, occurred_ms, event_key, base),
      KEY ix_base_match_used (used_until)
    ${end}`,
  },
  {
    name: "v016_sighting",
    statement: `CREATE TABLE IF NOT EXISTS sighting (
      series BINARY(16) NOT NULL,
      value BINARY(8) NOT NULL,
      stretch INT NOT NULL,
      first_ms BIGINT NOT NULL,
      last_ms BIGINT NOT NULL,
      used_until BIGINT NOT NULL,
      PRIMARY KEY (series, value, stretch),
      KEY ix_sighting_used (used_until)
    ${end}`,
  },
  {
    // Hours to be counted. The token tells one mark from a later one.
    name: "v017_rollup_mark",
    statement: `CREATE TABLE IF NOT EXISTS rollup_mark (
      hour_ms BIGINT NOT NULL,
      token VARCHAR(100) NOT NULL,
      PRIMARY KEY (hour_ms)
    ${end}`,
  },
  {
    name: "v018_rollup",
    statement: `CREATE TABLE IF NOT EXISTS rollup (
      period VARCHAR(4) NOT NULL,
      at_ms BIGINT NOT NULL,
      version INT NOT NULL,
      batches INT NOT NULL,
      figures MEDIUMTEXT NOT NULL,
      PRIMARY KEY (period, at_ms)
    ${end}`,
  },
  {
    name: "v019_rollup_batch",
    statement: `CREATE TABLE IF NOT EXISTS rollup_batch (
      hour_ms BIGINT NOT NULL,
      number INT NOT NULL,
      figures MEDIUMTEXT NOT NULL,
      event_keys MEDIUMTEXT NOT NULL,
      PRIMARY KEY (hour_ms, number)
    ${end}`,
  },
  {
    // What came and is no event: items that cannot be read, and second bodies of known events.
    name: "v020_set_aside",
    statement: `CREATE TABLE IF NOT EXISTS set_aside (
      what VARCHAR(10) NOT NULL,
      item_key VARCHAR(128) NOT NULL,
      source VARCHAR(30) NOT NULL,
      reason VARCHAR(500) NOT NULL,
      raw MEDIUMTEXT NOT NULL,
      at_ms BIGINT NOT NULL,
      PRIMARY KEY (what, item_key),
      KEY ix_set_aside_at (what, at_ms)
    ${end}`,
  },
  {
    name: "v021_segment",
    statement: `CREATE TABLE IF NOT EXISTS segment (
      number INT NOT NULL,
      event_count INT NOT NULL,
      oldest_ms BIGINT NOT NULL,
      newest_ms BIGINT NOT NULL,
      bytes INT NOT NULL,
      head VARCHAR(64) NOT NULL,
      sealed_ms BIGINT NOT NULL,
      finished INT NOT NULL,
      removed_ms BIGINT NOT NULL,
      PRIMARY KEY (number)
    ${end}`,
  },
  {
    // `slot` is what a person may have one of at a time: kind and person while the job is open, its id after that.
    name: "v022_job",
    statement: `CREATE TABLE IF NOT EXISTS job (
      id VARCHAR(64) NOT NULL,
      kind VARCHAR(30) NOT NULL,
      slot VARCHAR(200) NOT NULL,
      title VARCHAR(300) NOT NULL,
      state VARCHAR(10) NOT NULL,
      input MEDIUMTEXT NOT NULL,
      job_checkpoint MEDIUMTEXT NOT NULL,
      progress VARCHAR(1000) NOT NULL,
      parts MEDIUMTEXT NOT NULL,
      last_error VARCHAR(500) NOT NULL,
      attempts INT NOT NULL,
      lease_owner VARCHAR(100) NOT NULL,
      lease_until BIGINT NOT NULL,
      due_ms BIGINT NOT NULL,
      created_by VARCHAR(128) NOT NULL,
      created_ms BIGINT NOT NULL,
      finished_ms BIGINT NULL,
      version INT NOT NULL,
      PRIMARY KEY (id),
      UNIQUE KEY uq_job_slot (slot),
      KEY ix_job_state (state, created_ms, id),
      KEY ix_job_person (created_by, created_ms)
    ${end}`,
  },
  {
    // Accounts to report to Atlassian, and what is to be erased of those that were closed.
    name: "v023_person",
    statement: `CREATE TABLE IF NOT EXISTS person (
      account_id VARCHAR(128) NOT NULL,
      seen_ms BIGINT NOT NULL,
      state VARCHAR(10) NOT NULL,
      closed_ms BIGINT NOT NULL,
      due_ms BIGINT NOT NULL,
      words TEXT NOT NULL,
      events INT NOT NULL,
      held INT NOT NULL,
      PRIMARY KEY (account_id),
      KEY ix_person_state (state, due_ms)
    ${end}`,
  },
  {
    name: "v024_silenced",
    statement: `CREATE TABLE IF NOT EXISTS silenced (
      suppression_id VARCHAR(128) NOT NULL,
      event_key BINARY(16) NOT NULL,
      occurred_ms BIGINT NOT NULL,
      PRIMARY KEY (suppression_id, event_key),
      KEY ix_silenced_occurred (occurred_ms)
    ${end}`,
  },
  {
    name: "v025_forward_request",
    statement: `CREATE TABLE IF NOT EXISTS forward_request (
      request_key BINARY(16) NOT NULL,
      fingerprint BINARY(32) NOT NULL,
      alert_key BINARY(16) NULL,
      events MEDIUMTEXT NOT NULL,
      more INT NOT NULL,
      destinations TEXT NOT NULL,
      note VARCHAR(500) NOT NULL,
      requester VARCHAR(100) NOT NULL,
      created_ms BIGINT NOT NULL,
      PRIMARY KEY (request_key),
      KEY ix_forward_request_created (created_ms)
    ${end}`,
  },
];
