-- The secret of the mapping: who has it can work out the new id of every old one. This one is a sample's, and known to all.
SET LOCAL uuidkit.mapping_key = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
